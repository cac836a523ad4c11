"""Messages to members: the call, reminders, notices.

Modules: wish (the options), clearance (what may not go at all), roll (who may be written to), deeds (who has done
what), dossiers (what is at hand for one member), wording (the words), plan (the values), audience (whose turn it is),
planning, muster (where a call is made), letterpress (letters on paper), parcels (mails), packets (for the post),
handing (the run).
"""
