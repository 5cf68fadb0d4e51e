"""STUB (interface; implemented by the dates work)."""
