"""What answers the calls of extensions: one file per group of the contract, put together in `table.py`."""
