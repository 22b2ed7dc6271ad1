"""What a browser needs besides pages: the service worker, the offline page."""
