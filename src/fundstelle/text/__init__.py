"""Work on str that keeps offsets: fold, segment, tokens, excerpts."""
