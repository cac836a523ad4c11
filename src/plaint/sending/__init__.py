"""Sending: what of a campaign goes where, by which account, and why the rest does not.

`deliver` hands over and keeps the record; here letters become deliveries. Modules: wish (the options), plan (the
values), clearance (what may not be sent at all), signers, channels, desks (who, how, by which account), drafting,
texts, versions, ledger, planning, reckoning, copies and digests, parcels, office (the run).
"""
