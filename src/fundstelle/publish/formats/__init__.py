"""The report in other formats than HTML: Markdown, DOCX and PDF, all from the same checked Report."""
