"""What people see, at every width."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from dateline.cli.console import PIPED_WIDTH, console, safe, short
from dateline.cli.views.found import FoundView
from dateline.cli.views.report import ReportView
from dateline.cli.views.why import WhyView
from dateline.export import Record
from dateline.records import Reading
from tests.helpers_record import READING, RECORD


def drawn(view: RenderableType, width: int = 120) -> str:
    file = io.StringIO()
    Console(file=file, width=width, highlight=False, markup=False).print(view)
    return file.getvalue()


VIEWS = {
    "report": ReportView(RECORD, explain_drops=True),
    "why": WhyView(RECORD.why("e1")),
    "events": FoundView(RECORD.rows()),
}


@pytest.mark.parametrize("width", [60, 80, 100, 119, 140, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    assert max(map(len, drawn(VIEWS[name], width).splitlines())) <= width


@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_report_shows_every_part_at_every_width(width: int) -> None:
    shown = " ".join(drawn(VIEWS["report"], width).split())
    for part in (
        "Berg in Kopstad", "De Test", "21 Feb 2023 (as given)", "sentences run together",
        "Anna Berg NLD → Landland", "visit", "CONSULT/visit", "◷ to come", "◇ possible", "NPA",
        "0.80", "“Wij zullen Landland woensdag steunen”", "speaker not found", "minister",
        "Country not known: Bergrijk", "Events below 0.60: e2", "“vorig jaar”", "q2",
        "nobody found who did it",
    ):  # fmt: skip
        assert part in shown, part


def test_events_stand_in_order_of_time_and_untold_days_are_called_so() -> None:
    shown = drawn(VIEWS["report"])
    marks = [f"\n{e}  " for e in ("e3", "e1", "e2", "e4")]
    assert [shown.index(m) for m in marks] == sorted(shown.index(m) for m in marks)
    assert "not told" in shown[shown.index("\ne4") :].splitlines()[1]


def test_a_report_without_events_says_so() -> None:
    bare = Record(Reading(replace(READING.article, title=None, published=None, notes=())))
    shown = drawn(ReportView(bare))
    assert "none found" in shown and "publication date not known" in shown
    assert "QUOTES" not in shown and "NOT CERTAIN" not in shown


def test_the_words_of_a_report_cannot_steer_the_terminal() -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07 [bold]Anna[/bold] \u202e:smile:\x9b31m"
    article = replace(READING.article, title=hostile, outlet=hostile)
    actors = tuple(replace(a, name=hostile, role=hostile) for a in READING.actors)
    quotes = tuple(replace(q, text=hostile) for q in READING.quotes)
    record = Record(replace(READING, article=article, actors=actors, quotes=quotes))
    for view in (ReportView(record), WhyView(record.why("e1")), FoundView(record.rows())):
        shown = drawn(view)
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
        assert "[bold]" in shown


def test_off_a_terminal_there_is_no_colour_and_a_steady_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    file = io.StringIO()
    made = console(file)
    made.print(VIEWS["report"])
    assert made.width == PIPED_WIDTH and "\x1b" not in file.getvalue()


def test_no_color_is_honoured_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain = Terminal(), Terminal()
    console(coloured, width=100).print(VIEWS["why"])
    assert "\x1b[1;36m" in coloured.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    console(plain, width=100).print(VIEWS["why"])
    assert "36m" not in plain.getvalue()
    assert "[[bezocht]]" in plain.getvalue() and "[[" not in coloured.getvalue()


def test_long_names_are_cut_between_words() -> None:
    assert (
        short("het Chinese ministerie van Buitenlandse Zaken", 30) == "het Chinese ministerie van…"
    )
    assert short("kort", 30) == "kort"
    assert len(short("x" * 99, 30)) == 30
    assert safe(" a\n b\x1b ") == "a b"
