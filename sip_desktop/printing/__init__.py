"""Paper: a View becomes PDF bytes, in memory only. Knows neither Qt nor files."""
