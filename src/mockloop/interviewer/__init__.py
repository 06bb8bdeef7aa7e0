"""What the interviewer says next, decided from the state of the round alone. Pure."""
