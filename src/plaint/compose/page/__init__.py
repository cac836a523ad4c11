"""The supporter's page: a campaign as a file that anybody's browser opens, every word decided but for what is typed.

Modules: value (what a page is), case (what is told of a campaign), slots (what is filled in by the reader, and how),
letters (the letters with their slots), doors (who is written to from which country), means (how each is reached),
whole (a campaign becomes a page).
"""
