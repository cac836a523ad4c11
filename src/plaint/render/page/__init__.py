"""The supporter's page as files: HTML that holds everything it needs, an index, a feed of news.

Modules: data (what the script reads), geometry (addresses fitted to windows), fonts (the characters that are needed),
html (the page), listing (index and feed).
"""
