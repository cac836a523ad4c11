"""A folder of mailmerge (2.3) becomes a workspace that sends the same mails.

Modules: folder (what lies there), template and messages (each row as mailmerge would send it), server (its mail
server), words (a body as Markdown), shared (one text for all rows), addressees and enclosing (who gets what), remarks
(what is otherwise), drafting (all of that together), writing (the workspace).
"""
