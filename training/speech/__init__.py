"""The speech model: attribution and factuality on the reading model's states."""
