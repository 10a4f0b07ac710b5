"""The names of blocks, as the pages about arithmetic ask for them."""

from gui.canvas.names import Names, neuron_numbers

__all__ = ["Names", "neuron_numbers"]
