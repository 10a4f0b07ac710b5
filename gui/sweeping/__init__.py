"""The window that tries many settings of a drawing and shows which are best."""
