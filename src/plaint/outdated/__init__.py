"""After a new holder of an office or a moved embassy: what was printed, planned, sent and told with the old data.

Modules: today (what is printed now), comparing (letters of the journal), files (what lies in output/), changes (all
of it together).
"""
