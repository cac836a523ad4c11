"""A mailbox by IMAP (RFC 3501): what of it laying drafts and looking for sent mail needs.

Modules: names (quoting and modified UTF-7), folders (which one is for what), replies (what a refusal means), link (the
connection, TLS and login), mailbox (searching, appending, removing).
"""
