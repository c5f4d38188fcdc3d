"""What several stages know about English, calendars and the globe."""
