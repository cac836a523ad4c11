"""The evidence: what was done in a campaign, counted from the journal, safe to be shown."""
