"""What is decided without looking anything up: what a product's document says, what an asked query means, what an answer shows."""
