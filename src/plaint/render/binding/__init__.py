"""Many letters in one PDF, written as they come.

`take_fragment` takes what WeasyPrint made of a document as plain bytes, which another process may have done; a `Binder`
writes fragments, and letters that were stamped (`render.stamping`), into one file behind each other.
"""

from plaint.render.binding.binder import Binder
from plaint.render.binding.fragment import Fragment, take_fragment
from plaint.render.binding.stamped import Stamped

__all__ = ["Binder", "Fragment", "Stamped", "take_fragment"]
