"""The pair coder: how the model is made that says what one participant does to another."""
