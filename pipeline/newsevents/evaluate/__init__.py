"""Scoring of rows and mentions against gold."""
