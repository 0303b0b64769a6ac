"""Pure building blocks: no AWS, no environment."""
