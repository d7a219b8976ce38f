"""Pure text: cleaning, folding, sentences, finding names. Knows no files and no dossier."""
