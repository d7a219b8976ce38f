"""From facts to cards, and when each is to be asked again."""
