"""The picket pack: everything for a picket out of one command."""
