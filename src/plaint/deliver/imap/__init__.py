"""A mailbox by IMAP (RFC 3501): what of it laying drafts, looking for sent mail and reading what came needs.

Modules: names (quoting and modified UTF-7), folders (which one is for what), replies (what a refusal means), link (the
connection, TLS and login), messages (what FETCH answers), mailbox (searching, reading, appending, removing).
"""
