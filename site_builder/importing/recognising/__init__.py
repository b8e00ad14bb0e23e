"""What a document says, field by field: each module answers for one field, and doubts where it is unsure."""
