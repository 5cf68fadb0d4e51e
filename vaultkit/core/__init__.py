"""Text to values and back. Pure: no disk, no SQL, no clock, no domain."""
