"""Faxes handed over: to a program of this machine, to a service on the web; or as mail to a gateway."""
