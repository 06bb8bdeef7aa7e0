"""Stories kept as files, what they cover, how they are told, and what to rehearse next."""
