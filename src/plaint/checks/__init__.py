"""What may be wrong with a workspace, each fault a value with place and remedy.

Modules: references (ids that nothing bears; looked at on every loading), the others on `plaint check`.
"""
