"""Claims in, matters out: what they say together, who stands behind it, what clashes."""
