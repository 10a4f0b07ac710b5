"""One training by several processes, on one machine or many: each takes its share of every batch.

The same drawing, seed and batches as by one process: losses and gradients of the shares are added
up, weighted by how many examples each holds, so that the curve is the same but for rounding.
"""
