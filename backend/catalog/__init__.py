"""Which types of block there are: one declaration each."""
