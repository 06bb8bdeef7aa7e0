"""Refuses every socket but one to this machine. Python imports it by itself where this folder is on PYTHONPATH."""

import sys
from typing import Any

_HERE = ("127.", "::1", "localhost", "0.0.0.0")


def refuse(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: raises where a socket reaches out."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = args[0]
    else:
        return
    if host and not str(host if isinstance(host, str) else host.decode()).startswith(_HERE):
        raise PermissionError(f"a test reached for the network: {event} {host}")


sys.addaudithook(refuse)
