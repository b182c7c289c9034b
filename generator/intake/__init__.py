"""The folder `minutes/` to facts (폴더).

`folders` reads records and what stands beside each, `read` bytes to text, `originals` what office files say; `strays` tells what lies in a wrong place.
"""
