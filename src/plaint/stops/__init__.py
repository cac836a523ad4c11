"""A campaign is stopped, everywhere that can be reached; what cannot be reached is named.

Modules: standing (what there is to stop), status (campaigns.yaml), recalling (drafts and faxes), pages (what was made),
stopping (all of it, in order), reopening.
"""
