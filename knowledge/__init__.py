"""Makes the tables that `dateline.resolve` ships; needed at build time only."""
