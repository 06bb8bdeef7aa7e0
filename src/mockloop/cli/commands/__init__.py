"""The commands. Each module has `arguments(parser)` and `run(options) -> int`; what it needs it imports in `run`."""
