"""What the files of a vault are called. They lie in clear beside each other, so the names say nothing else."""

KEY_FILE = "nycklar.json"
DATABASE = "sip.db"
