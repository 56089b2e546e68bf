"""The host app's core: which extensions there are, which run, and what each may do. No DOM here and no browser but through the ports."""
