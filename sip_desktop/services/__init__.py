"""What a user can do. One call is one transaction; knows no Qt, no SQL and no PDF."""
