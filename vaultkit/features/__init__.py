"""The built-ins. They import the public door only."""
