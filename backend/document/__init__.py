"""The drawing as plain data: needs neither Qt nor torch."""
