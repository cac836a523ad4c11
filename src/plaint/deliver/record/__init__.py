"""What the journal is made of: its tables, its file, its lock, its second witness."""
