"""Protest letters from plain files: campaigns in YAML, words in Markdown, letters on paper and on the wire."""

__version__ = "0.1.0"
