"""What people do. One action loads, decides, saves and audits, in one transaction."""
