"""The screens. They show what a session and the history say, and pass on what a person asks for; no rules live here."""
