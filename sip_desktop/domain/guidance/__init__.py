"""The rules of the process: each a small pure function named by its id, its words in ``forms/rules/*.toml``."""
