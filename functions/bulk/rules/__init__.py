"""What a table of listings means: columns, cells, rows of one product, problems."""
