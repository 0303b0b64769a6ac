"""Dealers' own shops: their look, their assortment, their prices."""
