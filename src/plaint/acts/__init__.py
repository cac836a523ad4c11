"""What people do by hand: noted, matched with letters by their codes, counted."""
