"""What comes back: answers, automatic answers, delivery failures, and members who say what they have done.

Modules: pieces (files, folders and mailboxes of mail), fetching (the same by IMAP), mail (one message, read with
bounds), own_words (without what is quoted), forwarded, failure and automatic (what machines say), telling (what
members say), known (what workspace and journal know), evidence (which campaign is spoken of), sorting, returned and
members (what is to be done with each message, and why: a finding), deeds (acts of members), suggestions (for a person
to write into the data), shelf (`replies/`), filing (doing it).
"""
