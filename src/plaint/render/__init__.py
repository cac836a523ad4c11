"""Paper: a letter becomes HTML, PDF, text, a Word document, an e-mail draft.

Pure but for reading fonts, templates and pictures. Modules: geometry (windows and folds), markup (Markdown to
blocks), fonts, html, pdf, plaintext, word, draft.
"""
