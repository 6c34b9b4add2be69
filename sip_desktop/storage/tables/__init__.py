"""The vault's tables, one module an area. Each class takes a ``Database`` and knows only its own tables."""
