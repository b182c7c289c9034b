"""A record to a meeting (읽기): `parse` tells the story.

    blocks ► dialects ► heal ► overview · rosters · speakers · agenda · tabled

`dialects` say who speaks where; `heal` joins what page breaks cut; `extent` says how far the overview reaches, `entitled` what its title has, `forms` how its entries are printed,
`grid` reads its tables, `counted_rows` those with the numbers of items alone; `attendance`, `aligned`, `seated`, `rosters` and `absent` say who was there (`counted` what of a list is nobody, `beside` where one ends, `staff` who
conducts and writes), `moments` when; `agenda` and
`tabled` what was on the list.
"""
