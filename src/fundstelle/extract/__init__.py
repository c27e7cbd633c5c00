"""Text in, claims out: who says that who did what to whom, how much, when."""
