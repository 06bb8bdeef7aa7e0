"""The round itself: events, the state folded from them, the engine and its clock. Pure."""
