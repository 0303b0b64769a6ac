"""Who people are: accounts, sessions, organisations and their staff, API keys, and the authorizer."""
