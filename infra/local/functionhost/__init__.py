"""Runs the functions locally: ministack posts each event here, a worker process answers with the handler's result.

A worker handles one event at a time, as a Lambda instance does: Chalice keeps the current request in the process, and
a handler may rely on nobody else being in it.
"""
