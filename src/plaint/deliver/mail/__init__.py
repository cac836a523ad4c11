"""Mail by SMTP (RFC 5321): a letter handed to the user's own provider, with a known point of no return.

Modules: replies (what a server's words mean), troubles (what goes wrong with networks and certificates), connection
(TLS and what the server can do), login, wire (addresses and dots), handover (one letter after the other).
"""
