"""Typed views of what was answered: pure functions from answers to frozen structs; they store nothing."""
