"""Open Minutes: a committee's minutes as recorded go in, a static site comes out.

    minutes/smart-city/2023-2/minutes.md                      docs/        site/
              │                                                 ▲            ▲
              ▼                                                 │            │
    folders · read ► parse ► ids ► joins ► link ► check ► render ► write ► engine
                       │      ▲ │                           ▲
                       │      │ ▼                           │
                       │    ids.yml                  templates/pages/
                       ▼
      blocks ► dialects ► heal ► overview · speakers · agenda

Facts flow from left to right and no import points back. `model` has the words, `problems` the
findings, `config` what people wrote beside a record, `grammar` the signs of Korean minutes: they
know nothing of the stages. `pipeline` tells the story, `cli` is the only one that prints.

A stage is a pure function: facts in, facts and problems out. Only `folders`, `read`, `write` and
`engine` touch the disk. The generator never imports the site engine: it writes complete Markdown.
"""
