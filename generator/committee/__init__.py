"""What only all meetings of a committee show (위원회 전체).

`offices` and who held them, `topics` as people confirmed them, `recurring` those that may be some, `twins` one record under two numbers.
"""
