"""How a capability meets AWS: HTTP, tables, events, settings, encryption, logs."""
