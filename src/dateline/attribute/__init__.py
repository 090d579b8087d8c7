"""Stage 5: according to whom, and whether it happened.

`marks` pairs quotation marks, `speech` finds constructions that attribute, `direct` joins the two,
`speakers` names who speaks, `chains` who passed it on; `scope` and `status` say what is fact.
"""

from dateline.attribute.attribution import Attribution
from dateline.attribute.classes import factuality, label, status_class
from dateline.attribute.stage import Attribute, attributions

__all__ = ["Attribute", "Attribution", "attributions", "factuality", "label", "status_class"]
