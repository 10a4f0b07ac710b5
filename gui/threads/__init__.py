"""Threads that own the engine's child processes and hand on their news."""
