"""The reader's own notes: taken from a text, found in it again, made into cards, and given out."""
