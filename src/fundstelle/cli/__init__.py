"""One file per verb of the command line; uses only the register."""
