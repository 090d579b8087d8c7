"""How the shipped reading model is made. Needs torch; nothing in `src` imports this."""
