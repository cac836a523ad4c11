"""One verb, one file: a signature, a few lines, what is said."""
