"""Training in several processes of one machine, one thread each."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final, TypeVar

from torch import distributed
from torch.multiprocessing.spawn import spawn

Settings = TypeVar("Settings")
Work = Callable[[int, argparse.Namespace], None]

_MEETING: Final = "rendezvous"
"""File in the folder of the run by which the processes find each other."""


def add_settings(parser: argparse.ArgumentParser, defaults: Any) -> None:
    """An option for every field of a dataclass of settings, with its value there as default."""
    for field in fields(defaults):
        default = getattr(defaults, field.name)
        name = "--" + field.name.replace("_", "-")
        parser.add_argument(name, type=type(default), default=default)


def run(work: Work, options: argparse.Namespace) -> None:
    """Run `work` in `options.workers` processes, each told its rank, until all are done."""
    (options.out / _MEETING).unlink(missing_ok=True)
    spawn(_work, (work, options), nprocs=options.workers)  # type: ignore[no-untyped-call]


def _work(rank: int, work: Work, options: argparse.Namespace) -> None:
    """Work, then part from the others: who leaves without aborts them and himself."""
    work(rank, options)
    distributed.destroy_process_group()


def join(rank: int, options: argparse.Namespace, kind: Callable[..., Settings]) -> Settings:
    """Join the other processes; return the settings, a dataclass `kind`, as options have them."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    meeting = f"file://{(options.out / _MEETING).absolute()}"
    distributed.init_process_group("gloo", meeting, rank=rank, world_size=options.workers)
    names: Any = fields(kind)  # type: ignore[arg-type]
    return kind(**{f.name: getattr(options, f.name) for f in names})
