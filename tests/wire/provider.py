"""The fake provider (npm `@copilotkit/aimock`) as a process beside the tests, and what it is told to answer."""

import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

HERE = Path(__file__).parent
KEY = "sk-test-0123456789abcdefghij"


def missing() -> str:
    """Why the fake provider cannot be started here; "" where it can."""
    if shutil.which("node") is None:
        return "Node is not installed: the wire is not tested on this machine"
    if not (HERE / "node_modules" / "@copilotkit" / "aimock").is_dir():
        return "run `make test` once: it installs the fake provider into tests/wire/node_modules"
    return ""


class Provider:
    """A running fake provider; use it as a context manager. With `keys` it lets in whoever shows one of them."""

    def __init__(self, *keys: str) -> None:
        self._keys = keys
        self.url = ""

    def __enter__(self) -> "Provider":
        self._process = subprocess.Popen(
            ["node", "provider.mjs", *self._keys],
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip().replace("localhost", "127.0.0.1")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def says(self, content: str | dict[str, Any], when: str = "", **more: Any) -> None:
        """Answers with `content` where the last message holds `when`; `more` is the fixture's own (chaos, profile)."""
        match: dict[str, Any] = {"userMessage": when} if when else {}
        response: dict[str, Any] = {"content": content} | more.pop("response", {})
        self._post("fixtures", {"fixtures": [{"match": match | more.pop("match", {}), "response": response, **more}]})

    def fails(self, status: int, message: str, type_: str, when: str = "") -> None:
        response = {"error": {"message": message, "type": type_}, "status": status}
        match = {"userMessage": when} if when else {}
        self._post("fixtures", {"fixtures": [{"match": match, "response": response}]})

    def fails_once(self, status: int, message: str = "no", type_: str = "server_error") -> None:
        self._post("error", {"status": status, "body": {"message": message, "type": type_}})

    def chaos(self, **rates: float) -> None:
        """Rates from 0 to 1: dropRate, malformedRate, disconnectRate, rateLimitRate; and latencyMs."""
        self._post("chaos", rates)

    def forget(self) -> None:
        """Back to the beginning: no answers, no chaos, an empty journal."""
        self._post("reset", {})
        self._call("DELETE", "chaos")

    def asked(self) -> list[dict[str, Any]]:
        """The requests so far, oldest first, each as its journal entry (`path`, `headers`, `body`, `response`)."""
        found: list[dict[str, Any]] = [e for e in self._call("GET", "journal") if not e["path"].startswith("/__")]
        return found

    def _post(self, route: str, body: object) -> Any:
        return self._call("POST", route, body)

    def _call(self, method: str, route: str, body: object = None) -> Any:
        headers = {"Content-Type": "application/json"}
        if self._keys:
            headers["Authorization"] = f"Bearer {self._keys[0]}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/__aimock/{route}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read())


@contextmanager
def fresh(provider: Provider) -> Iterator[Provider]:
    """The provider as if it had just been started."""
    provider.forget()
    yield provider
    provider.forget()
