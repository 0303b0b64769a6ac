"""`make bench`: what the mall does in how much time, with how many calls and for how much money, on this machine.

It asserts nothing: budgets that hold on any machine are counted in tests (design.md §8), times are for comparing.
"""
