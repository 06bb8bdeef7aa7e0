"""mockloop: timed mock interviews in the terminal, probed and scored with the candidate's own words."""

__version__ = "0.1.0"
