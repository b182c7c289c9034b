"""What is nobody's business (개인정보).

`personal` finds numbers that must never be published, `contacts` phones and addresses.
"""
