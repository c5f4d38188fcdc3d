"""Which sentences speak of one incident, and on what evidence."""
