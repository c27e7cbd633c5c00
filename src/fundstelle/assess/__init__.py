"""Matters in, assessments out: which paragraph would be breached, by whom, since when."""
