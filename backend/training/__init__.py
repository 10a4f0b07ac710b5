"""Moving the parameters downhill, and telling what happens."""
