"""Views into a network that need computing."""
