"""The few PyTorch modules that PyTorch lacks."""
