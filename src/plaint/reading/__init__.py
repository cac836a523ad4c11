"""The user's files become values: every problem of every file at once, each with its place.

Modules: root (which files, and where), source (a file's bytes to text), plain (YAML events to plain values), syntax
and wording (what the parser and pydantic found, in words), book (the YAML files of a workspace), texts (letters),
table (CSV). For large files: cache (digest-keyed copies), copies (what is read through them), entries (checked when
asked for), headings (campaigns without what stands below).
"""
