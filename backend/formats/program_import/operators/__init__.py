"""The operations of ATen, one file per family, each a table OPERATIONS by name."""
