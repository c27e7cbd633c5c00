"""Interface and report texts in German and English (gettext catalogues)."""
