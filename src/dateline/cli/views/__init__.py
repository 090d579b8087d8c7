"""What people see: records, events and explanations in the terminal."""
