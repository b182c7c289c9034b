"""Which text keeps which id, for ever (번호와 주소): `ids` tells the story, `ledger` is its memory.

`sketch` is what is kept of a text instead of its words; `align` pairs what is the same, in each of the `runs` of a record; `fates` says what became
of the rest, `asked` what a person must decide, `answers` what one said of a whole record, `tombstones` where ids that are gone have their places;
`remember` writes it down. `joins` are decided once, `slugs` and `given` are addresses, `addresses` those that changed, `missing` those that nobody
may lose, `losses` what a record lost, `gaps` what a file of ids did.
"""
