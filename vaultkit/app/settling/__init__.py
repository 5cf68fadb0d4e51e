"""Answers in notes: found, understood, acted on, told of, taken back."""
