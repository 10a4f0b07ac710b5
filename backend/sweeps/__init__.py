"""Many trainings of one drawing, each with other settings, and which of them is best."""
