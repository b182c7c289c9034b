"""Open Minutes: a committee's minutes as recorded go in, a static site comes out.

    minutes/smart-city/2023-2/minutes.md                                       docs/      .cache/site/     site/
              │                                                                  ▲             ▲             ▲
              ▼                                                                  │             │             │
    folders · read ► parse ► ids ► joins ► talk ► check ► render · export · search ► write ► engine ► verify ──┘
                       │      ▲ │           │                ▲                                          ▲
                       │      │ ▼           │         templates/pages/                                  │
                       │    ids.yml         ▼                                                           │
                       │      sections ► kinds ► link ► replies ► carry ► acts                          │
                       ▼                                                     the files again: minutes/, ids.yml
      blocks ► dialects ► heal ► overview · rosters · speakers · agenda · tabled

`dialects` say who speaks where: `heading`, `circle`, `paren`, `colon`, `line`, `table`, and none; `overview` reads what stands before
it (who was there: `attendance`, when: `moments`). `proceedings` has the signs of stenographic records, `titles` those of items,
`sections` what was open when, `decisions` what was decided of it (`stated`: on lines; `outcomes`: in which word; `formulas`: how chairs say so), `ballots` who voted how, `counts` what does not
add up in them, `unread` what looks like more than was read.

`talk` is what the discussion says: which turn is what, which paragraph is about which item (`names`,
`aliases`), takes up which speech, asks or promises what.

`unheld` says whether the record tells that its meeting did not take place, `absent` who was not there, `handed` that another leads from here
on; `corrected` which facts stand on corrected words, `contradicted` what people noted and the record says otherwise, `twins` which records are one.

`ids` decides which text keeps which id: `align` pairs what is the same, `fates` says what became of the
rest, `asked` what a person must decide, `tombstones` where ids that are gone have their places; `remember`
writes it down. `addresses` are those that changed; `corrections` and `changes` are what people did to the words.

`check` has the list of all checks, `damage` those of misread letters, `anonymity` those of masked speakers (`unmasked`: what a draft or
the original still tells of them; `originals`: all that an office file says, read once); `findings`
gives each finding its line, and the reason where people accepted it. `withheld` reads the marks of passages that
are not public, `contacts` finds phones and addresses.

`linked` is what programs are told of a page, `offices` are labels through all meetings (`given`: their addresses, for ever).
`topics` are items that people know to be one thing, `recurring` those that may be; `spanning` are the pages of all that.

`search` is an index that the browser asks (`templates/theme/assets/search/`); it can be taken out whole.

Facts flow from left to right and no import points back. `model` has the words, `problems` the
findings, `config` what people wrote beside a record, `grammar` the signs of Korean minutes, `phrases`
and `vocabulary` how people speak in a meeting, `personal` the numbers that nobody may publish: they
know nothing of the stages. `pipeline` tells the story, `cli` is the only one that prints.

A build of an archive does this meeting by meeting: `start` (nothing to do where nothing changed) ► `inputs`, `raw` (what goes
in, and its hash) ► `tasks` (`parcels` in and out, as bytes, a meeting without its words among them, done by `hands` or a
`cluster`) ► `archive`, `printing` (what is new is made, the rest lies on the `shelf`; pages are `plates` in the engine's
`press`) ► `closing` (what is of all parts together) ► `publishing`; `building` tells that story, `progress` how far it is,
`report` what is told in the end.

Beside the road: `new` (the folder of a new meeting), `preview` (the site on this machine, or what to mend),
`suspects` (a reading list of words that may be misread), `importers` (office files to the draft of a record).

A stage is a pure function: facts in, facts and problems out. Only `folders`, `read`, `raw`, `inputs`, `write`, `disk`, `shelf`, `publishing`,
`engine`, `verify` and the cache of `search` touch the disk. The generator never imports the site engine: it writes complete
Markdown. `verify` knows nothing of how a site was made: what it cannot prove is not published.
"""
