"""Korean search (검색): the record's words as an index that a browser can ask. Not wired to the site yet.

    paragraphs ► letters ► morphemes ► (index ► shards ► search.js)

Positions are offsets in a text's letters, spaces left out, so that every spelling of a compound is the
same string. The language model is asked at build time only; nothing of it reaches a reader.
"""
