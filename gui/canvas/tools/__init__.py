"""Gestures, one object for each: preview while it lasts, one change when it ends."""
