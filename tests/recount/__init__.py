"""The numbers on the pages, counted again from the content files by plain loops that share no code."""
