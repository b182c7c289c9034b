"""Small words beside `model` (사실).

`source` says where things stand, `cover` what an overview lists, `past` what was, `withheld` which passages a record keeps back.
"""
