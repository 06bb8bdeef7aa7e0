"""One running round: engine, interviewer, journal and clock wired together. Every front end uses this and nothing below it."""
