"""What people write beside a record, checked (설정).

`config` reads `committee.yml` and `meeting.yml`, `values` each value in them.
"""
