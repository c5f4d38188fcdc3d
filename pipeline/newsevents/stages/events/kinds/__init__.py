"""Of which type an incident is."""
