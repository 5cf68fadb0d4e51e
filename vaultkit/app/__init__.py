"""Use cases, one verb a module. They talk to ports and name no feature."""
