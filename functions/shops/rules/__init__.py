"""What may be decided about dealers' shops without asking anybody."""
