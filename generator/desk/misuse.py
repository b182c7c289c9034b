"""What the command line's library says of a command typed wrong, in Korean: a table of the kinds that people meet."""

import re

MISUSES = {  # what is said -> what a secretary can do
    r"No such .*?'(.+?)'.*Did you mean (?:one of: )?(.+)\?": "그런 것이 없습니다: {0} (혹시 {1}?)",
    r"No such (?:command|option):? '?([^'\s]*\w)": "그런 명령이나 옵션이 없습니다: {0}",
    r"Got unexpected extra arguments? \((.*)\)": "남는 말이 있습니다: {0}. 빈칸이 있는 값은 따옴표로 묶으세요",
    r"Option '(.+?)' requires an argument": "{0} 뒤에 값을 적으세요",
    r"Invalid value for '(.+?)': .* is not one of (.+)\.": "{0}에는 이 가운데 하나를 적으세요: {1}",
    r"Invalid value for '(.+?)': .* is not a valid int": "{0}에는 수를 적으세요",
    r"Invalid value for '(.+?)': \w+ '(.*)' ": "{0}에 적은 폴더가 없습니다: {1}",
}


def in_korean(said: str) -> str:
    """A message that tells what to type; one of another kind as it is."""
    found = ((re.match(pattern, said), words) for pattern, words in MISUSES.items())
    return next((words.format(*match.groups()) for match, words in found if match), said)


def unreadable(error: OSError) -> str:
    """What is said of a file that the disk refuses."""
    return f"{error.filename}: 오류 파일을 읽거나 쓸 수 없습니다: {error.strerror}"
