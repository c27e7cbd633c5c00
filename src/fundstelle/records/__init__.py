"""The frozen facts that stages hand to each other, their ids, and the gold form."""
