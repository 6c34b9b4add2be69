"""Every Swedish sentence of the program that is not in forms/, one module for each area."""
