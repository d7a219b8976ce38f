"""How a person reads: at what pace, and how long."""
