"""Open Minutes: a committee's minutes as recorded go in, a static site comes out.

    minutes/smart-city/2023-2/minutes.md                                       docs/      .cache/site/     site/
              │                                                                  ▲             ▲             ▲
              ▼                                                                  │             │             │
     intake ► record ► permalinks ► versions ► talk ► check ► render · export · search ► write ► engine ► verify
                          ▲ │                                    ▲                                      ▲
                          │ ▼                                    │                                      │
                        ids.yml                           templates/pages/          the files again: minutes/, ids.yml

`pipeline` tells this story, `model` has its words (and `notes` those that people write beside a record): read them first, then the head of any folder here, which draws it.

| folder | |
|---|---|
| `intake` | the folder `minutes/`, read; `settings` are what people write beside a record, `importers` make a draft of an office file |
| `record` | a text to a meeting: who speaks where (`dialects`), what the overview says, who was there, what was on the list |
| `permalinks` | which paragraph keeps which id, for ever |
| `versions` | what people corrected, what changed since the draft |
| `talk` | what the discussion says: which item is open, what was decided of it, who answers whom, who asks and promises |
| `check` | what does not add up, what may be read wrong, what tells who a masked speaker is; never more than a message |
| `render`, `export`, `search` | a meeting to pages, to open data, to an index that the browser asks (which can be taken out whole) |
| `committee` | offices, topics and twins through all meetings |
| `verify` | the built site against the records; it knows nothing of how a site was made: what it cannot prove is not published |
| `build` | all this for an archive, part by part: what did not change is not made again |
| `cli`, `desk` | the commands, the only place that prints; what helps who writes the minutes |
| `korean`, `facts`, `privacy`, `machine` | tables and small words that know nothing of the stages; numbers nobody may publish; disk and processes |

A stage is a pure function: facts in, facts and problems out. No import points back: a folder needs only folders above it in
`tests/test_shape.py`. What touches the disk stands in `docs/development/architecture.md`.
The generator never imports the site engine: it writes complete Markdown.
"""
