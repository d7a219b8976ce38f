"""The curation rules of `check`: what makes a dossier worse though it can be read."""
