"""The index in SQLite: what notes stated, what was derived, and queries on it.

Disposable at any moment. An index of another schema or program is thrown away, never
migrated. Only this package knows SQL; what the blobs hold is the callers' business.
`answers` alone is loaded where an answer can be given from memory.
"""
