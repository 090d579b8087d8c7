"""The embedded store: records, their revisions, and tables to query."""

from dateline.store.database import SCHEMA, Store, open_store
from dateline.store.query import STATUSES, Query

__all__ = ["SCHEMA", "STATUSES", "Query", "Store", "open_store"]
