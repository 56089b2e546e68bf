"""Writes what is derived from the contract into `sdk/generated/`. Nothing there is edited by hand."""
