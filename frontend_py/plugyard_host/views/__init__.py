"""The built-in views: what extensions exist and how they do, what they print, which document is open."""
