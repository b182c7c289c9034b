"""Beside the road, for who writes the minutes (책상).

`new` folders, a `preview` on this machine, `suspects` of a scan, `misuse` of commands.
"""
