"""The action sheet: one appeal on a page, and the short forms made from it.

Modules: value (what a sheet is), whole (a campaign becomes a sheet), summary, recipients (how each target is reached),
hours, more (missions, organisers, what else is asked, background); forward, telegram, telephone and mail make short
forms.
"""
