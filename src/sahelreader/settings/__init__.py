"""What a reader can set: the fields, the file they are read from, and that file written out."""
