"""What a line of a note is: talk, attempt, appointment, callback, promise, loose."""
