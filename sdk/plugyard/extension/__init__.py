"""What Python extensions are made of. Everything here runs on MicroPython 1.27 and on CPython; nothing here imports `plugyard.contract`."""
