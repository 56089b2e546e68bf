"""Benchmarks: each of our figures beside a baseline measured in the same run. Ratios count; absolute figures belong to the machine."""
