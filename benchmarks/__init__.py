"""How fast the program is, as ratios to something plain measured in the same run; `make bench` runs them all."""
