"""Decisions of people: made, chained, and folded into today's state."""
