"""Words: a campaign, a target and a signatory become a letter, every word decided.

Pure: no clock, environment, network or working directory. Modules: targets (who is addressed from here), signing
(who signs), choice (which text in which language), views (what a text may see), filling, parts (the lines of one who
signs), letters (the whole), batches (the whole for many).
"""
