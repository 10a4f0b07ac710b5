"""Drawings with one known mistake each: whom a person blames, and which numbers tell it."""
