"""The budgets of DESIGN.md, measured: `python -m bench`."""
