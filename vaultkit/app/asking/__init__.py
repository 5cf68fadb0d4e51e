"""The vault as of a moment: what the index holds, asked as contributions may ask it."""
