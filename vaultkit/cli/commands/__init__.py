"""One module a command of the host, imported only when it is called."""
