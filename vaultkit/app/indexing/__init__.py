"""From the disk to follow-ups in the index: what changed, what it states, what is due.

Nothing here knows what day it is.
"""
