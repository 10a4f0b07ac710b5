"""Lienzo without a window: drawing, compiling, training, exporting. Never imports Qt."""
