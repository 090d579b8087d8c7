"""Predictors: for every task, gold rows in and what the real stages say about them out."""
