"""When an incident was."""
