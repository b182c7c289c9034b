"""Office files to the draft of a record (가져오기): HWPX, HWP, DOCX, PDF and plain text.

A side door: `minutes import` writes a draft that a person reviews; what is published never reads an office
file. Each reader is one file, and makes a `Document` of pieces; `draft` makes a record of it.
"""
