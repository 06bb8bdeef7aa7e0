"""What rounds are made of: the models of the question bank, its loading and its lint."""
