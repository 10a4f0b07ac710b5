"""How the published networks and the ready-made groups were drawn."""
