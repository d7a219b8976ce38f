"""Sets the articles of a dossier side by side: what they share, where they differ, who said what and when."""
