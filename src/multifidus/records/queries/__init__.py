"""What a page reads, in few queries: one module a page."""
