"""What is known of settings by their names alone."""
