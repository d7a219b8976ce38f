"""What a person switches between: library, reader, look-up, quiz, help."""
