"""Who did it, to whom, with what, and who says so."""
