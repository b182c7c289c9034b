"""The build of an archive (짓기): `start` ends at once where nothing changed, `building` tells the story.

    start ► building: archive ► printing ► closing ► publishing          report
                         │         │
                         └► tasks ◄┘   bytes in, bytes out, as `parcels`; pages are `plates` in the engine's `press`

`archive` understands meeting by meeting, `printing` makes pages of what is new and has them proved, `closing` is what is of all parts
together, `publishing` brings new files into their places; what was given by what lies there is to be `known` still; `report` and `summary` are what is told in the end.
"""
