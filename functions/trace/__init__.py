"""What can be proved of a piece: its certificates, and what was verified of them."""
