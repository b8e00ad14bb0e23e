"""What editors use: the guide to keys and rules, and their files lifted to the present version."""
