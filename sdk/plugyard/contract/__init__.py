"""The contract between platform and extensions, as plain data.

Imports the standard library only; host, server, SDKs and docs are built from it.
"""
