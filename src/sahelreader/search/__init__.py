"""Finds paragraphs and entries: one analysis of words, one query language, engines behind one seam."""
