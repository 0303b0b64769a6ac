"""What buyers say of a piece and ask about it: reviews, questions, and the answers."""
