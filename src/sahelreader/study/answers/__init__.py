"""Whether an answer that was typed is right, by rules alone, and why."""
