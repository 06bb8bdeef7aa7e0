"""What a text says, read without a model: units, concepts, quantities, choices, claims, the ledger."""
