"""The technical kernel of Parure: no business rule lives here."""
