"""Measures against budgets. Each module here has ``MEASURES``, a list of ``(name, callable, budget)``."""
