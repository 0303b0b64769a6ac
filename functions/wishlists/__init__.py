"""What people wish for, and news of it."""
