"""What somebody at the table is called in a finding, where neither name nor place may stand."""

PARTICIPANT = "Deltagare {number}"
