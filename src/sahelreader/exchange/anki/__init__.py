"""Anki packages: facts as notes with their memory and history, and the history back."""
