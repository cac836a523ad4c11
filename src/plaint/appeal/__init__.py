"""From an appeal, as it arrives, to what a campaign is made of: text in, values out, nothing looked up anywhere.

`files` makes text of a file; `read` makes an `AppealDraft` of a text; `plain` prints a draft.
"""
