"""The dossier: its model, how it is read from a folder, checked and compiled."""
