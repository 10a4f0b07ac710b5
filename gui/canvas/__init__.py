"""The drawing on the screen: arrays mirrored from the document, one painter, one gesture a file."""
