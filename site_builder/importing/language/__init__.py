"""Swedish as officials write it: numbers in words, days and intervals, sentences, roles."""
