"""Effects: what leaves this machine, and the record of it.

Modules: delivery (one letter on one channel, its states), transport (what hands it over), journal (the record), outbox
(the run); mail, drafts, fax (the channels); encryption, secrets. Nothing here knows of campaigns or paper: letters come
as bytes.
"""
