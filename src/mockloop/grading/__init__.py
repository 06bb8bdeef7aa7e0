"""From a transcript to a scorecard: gates, checks, verified quotes, and one arithmetic for every grader."""
