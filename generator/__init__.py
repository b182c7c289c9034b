"""Open Minutes: a committee's minutes as recorded go in, a static site comes out.

    minutes/smart-city/2023-2/minutes.md          docs/               site/
              │                                     ▲                   ▲
              ▼                                     │                   │
    read ► parse ► ids ► link ► check ► render ► write ──► engine ──────┘
            │       ▲ │                   ▲
            │       │ ▼                   │
            │     ids.yml          templates/pages/
            ▼
      blocks ► dialects ► heal ► overview · speakers · agenda

Facts flow from left to right and no import points back. `model` has the words, `problems` the
findings, `config` what people wrote beside a record, `grammar` the signs of Korean minutes: they
know nothing of the stages. `pipeline` tells the story, `cli` is the only one that prints.

A stage is a pure function `facts -> (facts, problems)`; only `read`, `write` and `engine` touch the
disk. The generator never imports the site engine: what it writes is complete Markdown.
"""
