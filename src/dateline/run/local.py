"""Many reports on one machine: one process, or several with one thread each.

Records come in the order of the reports, and are the same, however many processes read them.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from dateline.config import Settings
from dateline.errors import DatelineError, ReportError, StopError
from dateline.export import Record
from dateline.records import Failure, Report

if TYPE_CHECKING:
    from dateline.pipeline import Pipeline

Item = Report | Failure
Result = Record | Failure
Work = Callable[[Item], Result]

_AHEAD = 4  # reports a process may be ahead of the one waited for: bounds memory
_HINT = "This is a fault of Dateline: please report it with the report's text."


def run(
    reports: Iterable[Item], settings: Settings, *, jobs: int = 1, threads: int | None = None
) -> Iterator[Result]:
    """A Record or a Failure for each report, in order.

    `jobs` processes read at once; with one, this process reads, with `threads` threads.  A
    report that Dateline itself breaks on is a Failure too.  Raises StopError.
    """
    if jobs > 1:
        work = partial(read_one, settings=settings, threads=1)
        yield from in_processes(iter(reports), work, jobs)
        return
    for report in reports:
        yield read_one(report, settings, threads)


def read_one(report: Item, settings: Settings, threads: int | None = None) -> Result:
    """One report through the pipeline, which is loaded on first use."""
    if isinstance(report, Failure):
        return report
    pipeline = _pipeline(msgspec.json.encode(settings), threads)
    try:
        reading = pipeline.read(report)
    except StopError:
        raise
    except DatelineError as e:
        return Failure(report.input_id, e)
    except Exception as e:
        return Failure(report.input_id, _fault(e))
    return reading if isinstance(reading, Failure) else Record(reading, made_with(pipeline))


@cache
def _pipeline(settings: bytes, threads: int | None) -> Pipeline:
    from dateline.pipeline import Pipeline

    return Pipeline(msgspec.json.decode(settings, type=Settings), threads=threads)


def made_with(pipeline: Pipeline) -> dict[str, str]:
    """What reads, each with its version: Dateline and its stages."""
    return {"dateline": version("dateline"), **pipeline.versions}


def _fault(error: Exception) -> ReportError:
    """An exception that should not have been, with the place it came from."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{at.filename.rpartition('dateline/')[2]}:{at.lineno}"
    return ReportError(f"unexpected {type(error).__name__} in {where}: {error}", hint=_HINT)


def in_processes(reports: Iterator[Item], work: Work, jobs: int) -> Iterator[Result]:
    """What `work`, a function that processes can be sent, makes of each report, in order."""
    pool = _Pool(work, jobs)
    try:
        pending = deque(pool.submit(report) for report in islice(reports, jobs * _AHEAD))
        while pending:
            try:
                result = pending[0][1].result()
            except BrokenProcessPool:
                pending = pool.mend(pending)
                continue
            pending.popleft()
            pending.extend(pool.submit(report) for report in islice(reports, 1))
            yield result
    finally:
        pool.close()


Pending = deque[tuple[Item, "Future[Result]"]]


class _Pool:
    """Processes that read; a process that dies takes only its own report with it."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._pool = self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        # A forked process would inherit the locks of the network's threads.
        return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))

    def submit(self, report: Item) -> tuple[Item, Future[Result]]:
        if isinstance(report, Failure):
            done: Future[Result] = Future()
            done.set_result(report)
            return report, done
        try:
            return report, self._pool.submit(self._work, report)
        except BrokenProcessPool as e:
            broken: Future[Result] = Future()
            broken.set_exception(e)
            return report, broken

    def mend(self, pending: Pending) -> Pending:
        """A new pool with the unread reports; the first, whose turn it is, is read alone.

        Which report a process died of is not known; the one that dies alone is it.
        """
        self.close()
        report = pending[0][0]
        alone: Future[Result] = Future()
        alone.set_result(self._alone(report))
        self._pool = self._start(self._jobs)
        rest = [
            (r, f) if f.done() and not f.exception() else self.submit(r)
            for r, f in list(pending)[1:]
        ]
        return deque([(report, alone), *rest])

    def _alone(self, report: Item) -> Result:
        with self._start(1) as pool:
            try:
                return pool.submit(self._work, report).result()
            except BrokenProcessPool:
                died = ReportError("the process that read it died (out of memory?)", hint=_HINT)
                return Failure(report.input_id, died)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
