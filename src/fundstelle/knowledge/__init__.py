"""What is known of parties, sources, items, designations, places and provisions: data with loader and checker."""
