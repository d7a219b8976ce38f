"""The reader's own data, kept in one SQLite file: answers given, places in the texts, settings."""
