"""How to complain about help: three steps, with addresses; open to everybody, and nothing is kept."""
