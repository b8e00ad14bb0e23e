"""What editors use: guide, form, schemas, files to fill in, and what lifts or withdraws theirs."""
