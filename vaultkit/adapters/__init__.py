"""The rim: disk, SQLite, watcher, package metadata. One port a module."""
