"""The parts of `build_web.py`: npm, bundles, memory snapshots, hashed and compressed files. Nothing here runs in a browser."""
