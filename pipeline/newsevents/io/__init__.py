"""Reading articles, writing rows and mentions."""
