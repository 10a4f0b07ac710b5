"""Controls that know nothing of networks: they show a value, and tell when a person changed it."""
