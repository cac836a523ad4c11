"""Lists from elsewhere, of signatories and of missions, become entries of the workspace."""
