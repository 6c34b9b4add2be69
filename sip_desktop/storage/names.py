"""What the files of a vault are called. They lie in clear beside each other, so the names say nothing else."""

KEY_FILE = "nycklar.json"
DATABASE = "sip.db"
RESTORING = "aterstall.json"
"""Says that a vault is being put in place of another; see ``restoring``."""
READY = "aterstalls"
"""Where the files of the vault that takes the place lie ready."""
