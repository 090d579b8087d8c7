"""Scorers: what Dateline gets right, on annotated files, task by task.

Beside each scorer (`parse`, `ner`, ...), which is a pure function of plain data, stands a predictor
of the same name in `predict/`, which runs the real stages; `tasks` joins the two and `floors`
keeps what was once reached.  quality/README.md says what each figure means.
"""

from dateline.evaluate.floors import Floors, Line, load_floors
from dateline.evaluate.tasks import TASKS, Evaluation, evaluate

__all__ = ["TASKS", "Evaluation", "Floors", "Line", "evaluate", "load_floors"]
