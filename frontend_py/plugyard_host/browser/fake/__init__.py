"""A browser in memory, for tests: every port of ports.py, with a manual clock and no engine behind it."""
