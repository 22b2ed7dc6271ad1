"""The owner's pages: administering without reading."""
