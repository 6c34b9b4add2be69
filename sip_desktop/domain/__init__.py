"""What is true: forms, answers, cases and rules. Pure: no input or output, no clock, no Qt, no SQL, no PDF."""
