"""How Korean minutes are written and meetings are spoken (표기와 말투): tables, not logic.

`grammar` has the signs of minutes, `proceedings` those of stenographic records, `times` when, `numbers` of items, `outline` numbering, `titles` how items stand in the body,
`formulas` what chairs say when they open and decide one, `outcomes` in which words it was decided; `phrases`, `vocabulary`
and `terms` are words of the discussion, `nobody` what nobody says, `bodies` which bodies speak, `hanja` how labels are read; `language` is the
language model, `glue` the one question that reading asks it.
"""
