"""Publishing, the minute's sweep, and publishing everything again."""
