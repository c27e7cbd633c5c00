"""The grid: sentences made from tables that cross what must not matter to a reading, with the claims they must give."""
