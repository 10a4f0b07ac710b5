"""The window of Lienzo. Imports `backend`, never torch."""
