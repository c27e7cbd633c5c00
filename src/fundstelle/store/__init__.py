"""The only room that knows the database and the archive of bytes."""
