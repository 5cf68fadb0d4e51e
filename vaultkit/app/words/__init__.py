"""The host's own sentences, a table a language."""
