"""From a transcript to a scorecard: gates, checks, verified evidence, score."""
