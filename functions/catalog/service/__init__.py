"""The catalog's use cases: what buyers read, what suppliers write, what operators decide, what events change."""
