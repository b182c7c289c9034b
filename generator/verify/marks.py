"""What pages may be made of, as a closed list, and the marks by which they say what their words are.

A contract with the templates: `pages` reads by it, and reports whatever is not in it.
"""

import re

MARKS = {
    "data-of": "repeats a block of the record",
    "data-from": "quotes words of a block",
    "data-line": "quotes the rest of a line of a block",
    "data-name": "the name of the speaker with that address",
    "data-turns": "how often that speaker speaks",
    "data-law": "the state of an item of the law",
    "data-figure": "a figure of the proof",
    "data-act": "an act of a paragraph, under an item",
    "data-basis": "why a paragraph stands on an item's page",
    "data-told": "that a line between what somebody said is the record's own",
    "data-count": "how many paragraphs are about an item, by one speaker or by one basis",
    "data-who": "the name of a row of the table: a speaker, all masked turns, nobody",
    "data-reply": "a paragraph and the speech that it takes up",
    "data-gone": "what became of an id whose words are gone",
    "data-part": "what a text was split off from",
    "data-correction": "a correction of a paragraph",
    "data-withheld": "what the record says of a passage that it withholds",
    "data-draft": "words of the draft",
    "data-meeting": "the title of the meeting with that address",
    "data-agenda": "how many items that meeting has",
    "data-item": "the title of an item: `smart-city/2023-2#a6`",
    "data-outcome": "the word of an item's last decision",
    "data-said": "how many paragraphs are about an item",
    "data-tip": "what a word means, as people or the program explain it",
    "data-vote": "votes that a paragraph counts",
    "data-roll": "names of those who voted one way",
    "data-cut": "the first of some words of a turn that are left out",
    "data-next": "the turn after a question",
    "data-here": "which meeting a page is of, in its head",
    "data-status": "what people say of the record's state",
    "data-void": "that the meeting did not take place, in the words that say so",
    "data-fully-withheld": "that marks stand in place of all that was said and decided",
    "data-fixed": "that day, place or name of the meeting have a correction",
    "data-corrected": "that a fact of a meeting has a correction: `smart-city/2023-2#agenda/a6/title`",
    "data-recurs": "the topic that people gave an item",
    "data-across": "the ways to what spans the meetings of a committee",
    "data-items": "the items of all its meetings",
    "data-topics": "its topics",
    "data-topic": "a topic through its meetings",
    "data-offices": "the offices that spoke",
    "data-office": "an office through its meetings, with its holders",
    "data-attendance": "who was there, meeting by meeting",
    "data-year": "what a year had",
}
# Whose words and links are held as a whole.
ACROSS = frozenset(
    {"data-across", "data-items", "data-topics", "data-topic", "data-offices", "data-office"}
    | {"data-attendance", "data-year"}
)
TAGS = re.compile(
    "a|blockquote|br|button|dd|details|div|dl|dt|h[1-3]|i|input|label|li|mark|nav|ol|p|rect|section|small|span|strong|del|ins|summary|svg"
    "|table|tbody|td|text|th|thead|time|tr|ul"
)
IN_RECORD = re.compile("a|br|button|div|h2|i|li|p|section|span|ul")
ATTRIBUTES = re.compile(
    rf"id|class|href|data-cite|data-licence|aria-current|aria-label|scope|datetime"
    rf"|data-speech|data-by|data-bar|role|tabindex|type|popover|popovertarget|x|y|width"
    rf"|height"
    rf"|{'|'.join(MARKS)}"
)
CLASSES = re.compile(
    "about|absent|at|joined|by-whom|came|chips|fold|long|acts|after|before|change|correction|draft|gone|kept|part|where|answer|attached|bar|basis|before|block|by|by-(?:title|alias|carried|section)|cards|cell|closed|edge|grid|line|commitment|corrected"
    "|contents|context|copy|crumbs|depth[0-6]|doors|facts|filter|front-heading|group|head|item|items|join|kind|law"
    "|lead|matrix|neighbours|nobody|number|of|opinion|other|people|present|procedure|question|record|replies|reply"
    "|outcome|role-(?:agenda|section|time|stage|reaction|notice|roster|vote|decision|furniture)|scene|turns|report|request|rolls|row|scroll|share|source|speech|statements|steps?|strip|sum|ui|unseen|term|tip|tips|ways|when|who|wide|with-items|withheld"
)
SAID_ALOUD = re.compile(
    "이 회의|현재 위치|이 회의의 앞뒤 쪽|이 문단의 안건|링크 복사: [가-힣 ]+[ a-z0-9-]*|앞뒤 보기: [a-z0-9-]+"
    r"|(?:앞의|다음) 언급: [a-z0-9-]+|발언의 차례와 길이|누가 어느 안건을 말했나|안건 (?:\S+ )?보기: .+"
    r"|[^\n]+: (?:기록에서 보기|이 회의의 발언 모두)|(?:전체 기록|안건|발언자|안건 모두): .+|앞뒤 해|.+: 문단 \d+개"
    r"|\d{4}년의 참석자 명단"
)
