"""The front door: open a register, run stages in order, ask questions."""
