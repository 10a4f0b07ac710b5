"""Figures against peers, in one run, as ratios: `python -m tests.benchmarks NAME`."""
