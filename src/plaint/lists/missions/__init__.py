"""Lists of embassies and consulates that the user has downloaded become recipients of `kind: mission`."""
