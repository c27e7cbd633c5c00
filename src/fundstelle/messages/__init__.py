"""Interface and report texts in German and English (gettext catalogues)."""

from fundstelle.messages.catalogue import LANGUAGES, Messages, load_messages
from fundstelle.messages.formats import Formats, load_formats
from fundstelle.messages.periods import coarsen, render_period

__all__ = ["LANGUAGES", "Formats", "Messages", "coarsen", "load_formats", "load_messages", "render_period"]
