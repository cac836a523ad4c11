"""What was read of an appeal becomes entries of a workspace: drafted, marked with line and doubt, added to its files.

Nothing here reads the appeal itself: `plaint.appeal` does, and what it yields is all that comes in.
"""
