"""The files that people send and take away: CSV, XLSX, JSON. Read and written as streams, with nothing of them believed."""
