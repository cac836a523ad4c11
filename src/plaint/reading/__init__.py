"""The user's files become values: every problem of every file at once, each with its place.

Modules: source (a file's bytes to text), plain (YAML events to plain values), wording (what pydantic found, in
words), book (the YAML files of a workspace), texts (letters), table (CSV), cache (a digest-keyed copy).
"""
