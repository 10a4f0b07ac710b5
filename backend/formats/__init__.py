"""One file per format: read it, write it, the same verbs."""
