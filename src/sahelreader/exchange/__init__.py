"""What goes out and comes in: Anki packages, tables, Markdown, JSON."""
