"""The data as values: frozen, strict, without input or output.

Modules: text, contact, recipient, heading, campaign, people, letter.
"""
