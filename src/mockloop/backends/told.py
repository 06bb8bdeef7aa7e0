"""Whatever the SDKs, the HTTP client and the system raise, as one of our six errors in words of our own."""

import os
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from mockloop.backends.errors import BackendError
from mockloop.backends.http import TooLong, is_web_page, last_response
from mockloop.backends.key import Key

if TYPE_CHECKING:
    import httpx2

MOST_QUOTED = 160
"""Characters of a server's own message that are repeated."""

_DOCTOR = "`mockloop doctor --online` looks at it"


@dataclass(frozen=True, slots=True)
class Where:
    """Whom we asked: for sentences. `variable` is the environment's name of the key, "" where none is sent."""

    name: str
    model: str
    host: str
    variable: str
    key: Key
    own_server: bool


def told(error: BaseException, where: Where) -> BackendError:
    """The error as one of ours; its words hold no key. What is none of the wire's comes back as `malformed`."""
    if isinstance(error, BackendError):
        return error
    chain = tuple(_chain(error))
    return _by_transport(chain, where) or _by_status(error, where) or _by_content(chain, where)


def too_long(where: Where, limit: int) -> BackendError:
    return BackendError(
        "malformed",
        f"{where.name} did not stop after the {limit} tokens that it was allowed, and was cut off",
        f"prepared words go on; another model than {where.model} may keep the limit",
        passing=False,
    )


def not_text(where: Where) -> BackendError:
    return BackendError(
        "malformed",
        f"The answer from {where.name} held control codes for the terminal and was thrown away",
        "prepared words go on; if it happens again, look at the server behind that name",
        passing=False,
    )


def empty(where: Where) -> BackendError:
    if is_web_page(last_response.get()):
        return _web_page(where)
    return BackendError(
        "malformed", f"{where.name} answered without a word", f"prepared words go on; ask again, or {_DOCTOR}"
    )


def broke_off(where: Where) -> BackendError:
    return BackendError(
        "unavailable", f"{where.name} broke off in the middle of its answer", f"say your next turn; {_DOCTOR}"
    )


def cut_at_limit(where: Where, limit: int) -> BackendError:
    return BackendError(
        "malformed",
        f"The answer from {where.name} did not fit into {limit} tokens",
        f"prepared words go on; another model than {where.model} may be briefer",
        passing=False,
    )


def refused(where: Where) -> BackendError:
    return BackendError(
        "bad_request",
        f"{where.name} declined to answer this",
        "prepared words go on; nothing of the round is lost",
    )


def late(where: Where, seconds: float) -> BackendError:
    return BackendError(
        "timeout", f"{where.name} gave no answer within {seconds:g} s", f"prepared words go on; {_DOCTOR}"
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


def _by_transport(chain: tuple[BaseException, ...], where: Where) -> BackendError | None:
    import httpx2

    def among(*types: type[BaseException]) -> bool:
        return any(isinstance(one, types) for one in chain)

    if among(TooLong):
        return too_long(where, 30_000)
    if among(ssl.SSLCertVerificationError):
        return BackendError(
            "unavailable",
            f"The certificate that {where.host} showed is signed by nobody whom this machine trusts",
            "behind a company's proxy set SSL_CERT_FILE to its root certificate (a PEM file)",
            passing=False,
        )
    if among(FileNotFoundError, ssl.SSLError) and os.environ.get("SSL_CERT_FILE"):
        return BackendError(
            "unavailable",
            "The file that SSL_CERT_FILE names cannot be read as certificates",
            "name a PEM file that is there, or unset it",
            passing=False,
        )
    if among(ImportError):
        return BackendError(
            "unavailable",
            f"The library for {where.name} cannot be loaded",
            "install mockloop again",
            passing=False,
        )
    if among(socket.gaierror):
        return BackendError(
            "unavailable",
            f"The name {where.host} was not found: there seems to be no network",
            "connect, or go on with prepared words: `--backend offline`",
        )
    if among(httpx2.ConnectTimeout):
        return BackendError(
            "timeout", f"{where.host} did not take the call", "look at the network, a proxy or a firewall between"
        )
    if among(httpx2.TimeoutException, TimeoutError):
        return late(where, 120)
    if among(ConnectionRefusedError, httpx2.ConnectError):
        start = "start the server that listens there, or mend base_url" if where.own_server else "look at the network"
        return BackendError("unavailable", f"Nobody answers at {where.host}", start)
    if among(httpx2.TransportError, ConnectionError):
        return broke_off(where)
    return None


def _by_status(error: BaseException, where: Where) -> BackendError | None:
    status = getattr(error, "status_code", None)
    response = getattr(error, "response", None)
    if not isinstance(status, int) or response is None:
        body = getattr(error, "body", None)
        # An error that came inside a stream has no status of its own.
        return _server_said(error, where) if isinstance(body, dict | str) else None
    if status in (401, 403):
        return _no_entry(where)
    if is_web_page(response):
        return _web_page(where, status)
    kind = _error_type(error)
    if status == 429 or kind == "rate_limit_error":
        return _rate_limited(error, response, where)
    if status == 402 or kind == "billing_error":
        return _out_of_credit(where)
    if status == 404:
        return _not_found(error, where)
    if status in (408, 409) or status >= 500 or kind in ("overloaded_error", "api_error", "timeout_error"):
        return BackendError(
            "unavailable", f"{where.name} cannot answer now ({status})", "prepared words go on until it can"
        )
    if 300 <= status < 400:
        return _web_page(where, status)
    if status >= 400:
        return BackendError(
            "bad_request", f"{where.name} would not take the question ({status}): {_quoted(error, where)}", _DOCTOR
        )
    return None


def _by_content(chain: tuple[BaseException, ...], where: Where) -> BackendError:
    if is_web_page(last_response.get()):
        return _web_page(where)
    return BackendError(
        "malformed",
        f"The answer from {where.name} has another shape than was asked for ({type(chain[0]).__name__})",
        f"ask again, or name another model than {where.model}",
    )


def _no_entry(where: Where) -> BackendError:
    if not where.variable:
        return BackendError(
            "auth",
            f"{where.name} asks for a key, and none is named for it",
            f"name the variable that holds it in config.toml: [backends.{where.name}] key_env",
        )
    return BackendError(
        "auth",
        f"{where.name} does not take the key in {where.variable}",
        "make a new key at the provider, set it there, and start mockloop again",
    )


def _web_page(where: Where, status: int = 200) -> BackendError:
    failing = status >= 500
    return BackendError(
        "unavailable" if failing else "bad_request",
        f"{where.host} answered with a web page, not as an API does ({status})",
        "a gateway before it fails: try again" if failing else "mend base_url (most end in /v1), or the proxy between",
    )


def _rate_limited(error: BaseException, response: "httpx2.Response", where: Where) -> BackendError:
    if getattr(error, "code", None) == "insufficient_quota":
        return _out_of_credit(where)
    after = retry_after(response)
    wait = f"; it asks for {after:.0f} s" if after is not None else ""
    return BackendError(
        "rate_limited",
        f"{where.name} takes no more calls just now{wait}",
        "prepared words go on until then",
        retry_after=after,
    )


def _out_of_credit(where: Where) -> BackendError:
    return BackendError(
        "rate_limited",
        f"The account behind {where.name} has no credit left",
        "add credit at the provider, or go on with `--backend offline`",
        passing=False,
    )


def _not_found(error: BaseException, where: Where) -> BackendError:
    if "model" in _quoted(error, where).lower():
        return BackendError(
            "bad_request",
            f"{where.name} has no model {where.model!r}",
            f"`mockloop doctor --online` lists what there is; name one: [backends.{where.name}] model",
        )
    return BackendError(
        "bad_request", f"{where.host} knows no such address (404)", "mend base_url: most servers' ends in /v1"
    )


def _server_said(error: BaseException, where: Where) -> BackendError:
    kind = _error_type(error)
    if kind == "rate_limit_error":
        return BackendError("rate_limited", f"{where.name} takes no more calls just now", "prepared words go on")
    return BackendError(
        "unavailable", f"{where.name} broke off with an error: {_quoted(error, where)}", "prepared words go on"
    )


def _error_type(error: BaseException) -> str:
    body: Any = getattr(error, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else None
    found = inner.get("type") if isinstance(inner, dict) else None
    return found if isinstance(found, str) else ""


def _quoted(error: BaseException, where: Where) -> str:
    """The server's own message: without keys and control codes, on one line, short."""
    body: Any = getattr(error, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else None
    message = inner.get("message") if isinstance(inner, dict) else None
    text = message if isinstance(message, str) else str(inner if isinstance(inner, str) else error)
    line = " ".join("".join(c if c.isprintable() else " " for c in where.key.hide(text)).split())
    return line if len(line) <= MOST_QUOTED else line[: MOST_QUOTED - 1] + "…"


def retry_after(response: "httpx2.Response") -> float | None:
    """The seconds that a server asks to wait (`Retry-After` as seconds or as a date, `retry-after-ms`)."""
    import time

    headers = response.headers
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) * unit)
        except (KeyError, ValueError):
            continue
    try:
        return max(0.0, parsedate_to_datetime(headers["retry-after"]).timestamp() - time.time())
    except (KeyError, ValueError, TypeError):
        return None
