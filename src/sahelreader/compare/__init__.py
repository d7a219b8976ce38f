"""Articles beside each other: what they share, where they differ, who says what."""
