"""One module per page family; each is a pure function of the publication."""
