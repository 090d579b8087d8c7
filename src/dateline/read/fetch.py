"""Web addresses, fetched so that nobody can be led into a private network.

Before each connection, redirects included, the host is resolved and every address it has must be
a public one.  The connection then goes to the address that was checked, not to the name, so that
a second, different answer of the name server ("DNS rebinding") has no effect; the name stays in
the Host header and in the TLS handshake, where the certificate is checked against it.  Proxies
and credentials of the environment are not used.  Nothing is tried twice.
"""

from __future__ import annotations

import io
import socket
import time
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, BinaryIO, cast

from dateline.config import ReadSettings
from dateline.errors import AddressRefused, FetchFailed, ReportTooLarge

if TYPE_CHECKING:
    import httpx2

Ip = IPv4Address | IPv6Address
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
ACCEPT = "text/html, text/plain;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Page:
    """What a web server gave: the final address, the bytes, and what it says they are."""

    url: str
    content: bytes
    media_type: str | None
    encoding: str | None

    def open(self) -> BinaryIO:
        return cast(BinaryIO, io.BytesIO(self.content))


def fetch(address: str, *, allow_private: bool, settings: ReadSettings) -> Page:
    """The page at `address`, following at most `max_redirects` redirects.

    Raises AddressRefused (scheme, credentials, private host), FetchFailed (time-out, connection,
    status, too many redirects) and ReportTooLarge.
    """
    import httpx2 as httpx

    end = time.monotonic() + settings.deadline
    try:
        url = httpx.URL(address)
        # No connection is kept: one made for another host at the same address must not serve here.
        limits = httpx.Limits(max_keepalive_connections=0)
        with httpx.Client(timeout=settings.timeout, trust_env=False, limits=limits) as client:
            for _ in range(settings.max_redirects + 1):
                with _answer(client, url, allow_private, settings) as answer:
                    if answer.status_code not in REDIRECTS:
                        return _page(url, answer, settings, end)
                    url = url.join(answer.headers.get("location", ""))
    except httpx.InvalidURL as e:
        raise AddressRefused(f"{address} is no address: {e}") from e
    except httpx.TimeoutException as e:
        raise FetchFailed(f"{address} did not answer in {settings.timeout:g} s") from e
    except httpx.HTTPError as e:
        raise FetchFailed(f"{address} cannot be fetched: {e}") from e
    raise FetchFailed(f"{address} redirects more than {settings.max_redirects} times")


def _answer(
    client: httpx2.Client, url: httpx2.URL, allow_private: bool, settings: ReadSettings
) -> _Stream:
    if url.scheme not in PORTS or not url.host:
        raise AddressRefused(f"{url} is not an http or https address")
    if url.userinfo:
        raise AddressRefused(f"{url.host}: addresses with a user name are not read")
    ip = checked_ip(url.host, url.port or PORTS[url.scheme], allow_private)
    request = client.build_request(
        "GET",
        url.copy_with(host=str(ip)),
        headers={
            "Host": url.netloc.decode("ascii"),
            "User-Agent": settings.user_agent,
            "Accept": ACCEPT,
        },
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    return _Stream(client.send(request, stream=True))


class _Stream:
    """Closes the answer at the end of a `with` block."""

    def __init__(self, answer: httpx2.Response) -> None:
        self._answer = answer

    def __enter__(self) -> httpx2.Response:
        return self._answer

    def __exit__(self, *_: object) -> None:
        self._answer.close()


def checked_ip(host: str, port: int, allow_private: bool) -> Ip:
    """The address to connect to.  Raises AddressRefused if any address of `host` is not public."""
    found = resolve(host, port)
    if not allow_private:
        for ip in found:
            if not is_public(ip):
                raise AddressRefused(f"{host} is at {ip}, which is not a public address")
    return found[0]


def resolve(host: str, port: int) -> list[Ip]:
    """All addresses of a host, in the order the system prefers.  Raises FetchFailed."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        raise FetchFailed(f"{host} is not known: {e}") from e
    return [ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]


def is_public(ip: Ip) -> bool:
    """True if `ip`, and the IPv4 address an IPv6 address may stand for, is globally reachable."""
    return all(one.is_global and not one.is_multicast for one in (ip, *_embedded(ip)))


def _embedded(ip: Ip) -> list[IPv4Address]:
    if isinstance(ip, IPv4Address):
        return []
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in NAT64:
        inner.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]


def _page(url: httpx2.URL, answer: httpx2.Response, settings: ReadSettings, end: float) -> Page:
    if answer.status_code != 200:
        raise FetchFailed(f"{url} answers {answer.status_code} {answer.reason_phrase}")
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(
        str(url), _body(url, answer, settings, end), media_type or None, answer.charset_encoding
    )


def _body(url: httpx2.URL, answer: httpx2.Response, settings: ReadSettings, end: float) -> bytes:
    """The bytes of the answer; stops at the size limit, and at the deadline."""
    body = bytearray()
    for chunk in answer.iter_bytes():
        body += chunk
        if len(body) > settings.max_bytes:
            raise ReportTooLarge(f"{url} is larger than {settings.max_bytes / 1e6:g} MB")
        if time.monotonic() > end:
            raise FetchFailed(f"{url} took more than {settings.deadline:g} s")
    return bytes(body)
