"""Fetching, against a server of our own on the loopback interface."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import msgspec
import pytest

from dateline import config, errors
from dateline.read import fetch, read
from dateline.records import Failure, Report

SETTINGS = msgspec.structs.replace(config.load().read, max_bytes=5000, timeout=0.3, max_redirects=3)
PAGE = "<html><body><p>De minister sprak in Genève.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    hosts: list[str]

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        route = getattr(self, "route_" + self.path.strip("/").partition("/")[0], None)
        route() if route else self.answer(404, b"no")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def route_page(self) -> None:
        self.answer(200, PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    def route_rows(self) -> None:
        self.answer(
            200, b'{"id":"1","text":"a"}\n{"id":"2","text":"b"}\n', Content_Type="application/jsonl"
        )

    def route_large(self) -> None:
        self.answer(200, b"x" * 5001)

    def route_moved(self) -> None:
        self.answer(302, b"", Location="/page")

    def route_loop(self) -> None:
        self.answer(302, b"", Location="/loop")

    def route_inside(self) -> None:
        self.answer(302, b"", Location="http://inside.example/page")

    def route_file(self) -> None:
        self.answer(302, b"", Location="file:///etc/passwd")

    def route_silent(self) -> None:
        threading.Event().wait(1)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    Handler.hosts = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def get(server: ThreadingHTTPServer, path: str) -> Report | Failure:
    address = f"http://127.0.0.1:{server.server_port}/{path}"
    (item,) = read(address, allow_private=True, settings=SETTINGS)
    return item


def error_of(item: Report | Failure) -> errors.DatelineError:
    assert isinstance(item, Failure)
    return item.error


@pytest.mark.parametrize("path", ["page", "moved"])
def test_a_page_with_the_address_it_was_found_at(server: ThreadingHTTPServer, path: str) -> None:
    report = get(server, path)
    base = f"http://127.0.0.1:{server.server_port}"
    assert report == Report(
        f"{base}/{path}",
        PAGE.encode("cp1252"),
        "text/html",
        url=f"{base}/page",
        encoding="windows-1252",
    )


def test_tables_come_from_addresses_too(server: ThreadingHTTPServer) -> None:
    address = f"http://127.0.0.1:{server.server_port}/rows"
    rows = list(read(address, allow_private=True, settings=SETTINGS))
    assert [row.input_id for row in rows] == ["1", "2"]


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("none", errors.FetchFailed, "404"),
        ("loop", errors.FetchFailed, "redirects"),
        ("large", errors.ReportTooLarge, "larger"),
        ("silent", errors.FetchFailed, "did not answer"),
        ("file", errors.AddressRefused, "not an http"),
    ],
)
def test_what_can_go_wrong(
    server: ThreadingHTTPServer, path: str, error: type[errors.DatelineError], words: str
) -> None:
    found = error_of(get(server, path))
    assert isinstance(found, error)
    assert words in found.message


def test_a_closed_port_is_a_failed_fetch(server: ThreadingHTTPServer) -> None:
    port = server.server_port
    server.server_close()
    (item,) = read(f"http://127.0.0.1:{port}/", allow_private=True, settings=SETTINGS)
    assert isinstance(error_of(item), errors.FetchFailed)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "http://user:secret@example.org/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
    ],
)
def test_addresses_that_are_refused(address: str) -> None:
    (item,) = read(address, settings=SETTINGS)
    assert isinstance(error_of(item), errors.AddressRefused)


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("::ffff:10.0.0.1", False),
    ],
)
def test_which_addresses_are_public(ip: str, public: bool) -> None:
    assert fetch.is_public(ip_address(ip)) is public


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    ips = [ip_address("93.184.216.34"), ip_address("10.0.0.1")]
    monkeypatch.setattr(fetch, "resolve", lambda host, port: ips)
    (item,) = read("http://mixed.example/", settings=SETTINGS)
    assert isinstance(error_of(item), errors.AddressRefused)


@pytest.fixture
def names(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A name server of our own; the loopback address passes for public."""
    table = {"news.example": "127.0.0.1", "inside.example": "10.0.0.1"}
    monkeypatch.setattr(fetch, "resolve", lambda host, port: [ip_address(table[host])])
    public = fetch.is_public
    monkeypatch.setattr(fetch, "is_public", lambda ip: str(ip) == "127.0.0.1" or public(ip))
    return table


def test_the_connection_goes_to_the_checked_address_under_its_name(
    server: ThreadingHTTPServer, names: dict[str, str]
) -> None:
    host = f"news.example:{server.server_port}"
    (report,) = read(f"http://{host}/page", settings=SETTINGS)
    assert isinstance(report, Report)
    assert report.url == f"http://{host}/page"
    assert Handler.hosts == [host]


def test_a_redirect_into_a_private_network_is_refused(
    server: ThreadingHTTPServer, names: dict[str, str]
) -> None:
    (item,) = read(f"http://news.example:{server.server_port}/inside", settings=SETTINGS)
    assert isinstance(error_of(item), errors.AddressRefused)
    assert "inside.example" in error_of(item).message
