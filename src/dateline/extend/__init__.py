"""Tables of the user's own: written by hand, or made from PETRARCH dictionaries or Wikidata.

`table.read`, `petrarch.read` and `wikidata.read` give rows of one kind (`rows.Row`); `folder`
keeps them where `dateline.resolve` finds them.
"""

from dateline.extend.folder import About, Kept, add, kept, remove
from dateline.extend.rows import Row

__all__ = ["About", "Kept", "Row", "add", "kept", "remove"]
