"""Four eyes: a campaign is looked through and approved, and a big mailing needs that of the state that it goes out in.

Modules: fingerprint (what tells one state from every other), approving (the proof, and what the journal has of
approvals), gate (what a sending asks).
"""
