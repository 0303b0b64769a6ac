"""What a report may state, how two statements compare, and the life of a certificate's verification. Pure."""
