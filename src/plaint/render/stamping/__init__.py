"""Letters that many sign: each page laid out once by WeasyPrint, and everybody's lines stamped into it.

What is stamped is what full rendering would have drawn, operation by operation; where that is not certain a letter is
not stamped, and `Stamper.stamp` says why. Modules: samples (a letter with tokens for lines), gaps (where they stand),
cutting (the page's content around them), shaping (words as glyphs), printing (lines in their gaps), moulding, stamper.
"""

from plaint.render.stamping.stamper import Paper, Stamper, prepare

__all__ = ["Paper", "Stamper", "prepare"]
