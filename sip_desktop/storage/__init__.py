"""The vault: the only SQL, and the only place that writes files. Knows neither services nor screen."""
