"""What one sentence says of one incident."""
