"""What must not be published: small numbers and identities, found by pure functions."""
