"""The guards of the tests themselves."""

import os
import socket
import subprocess
import sys

import pytest

from mockloop.backends.deadline import WORDS
from mockloop.backends.errors import BackendError
from mockloop.backends.opening import open_backend
from mockloop.backends.request import Message, Request
from mockloop.settings import Settings


def test_a_socket_to_another_machine_is_refused() -> None:
    with socket.socket() as s, pytest.raises(PermissionError, match="reached for the network"):
        s.connect(("192.0.2.1", 80))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(PermissionError):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_may_talk_to_itself() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


def test_a_child_process_is_refused_too() -> None:
    program = "import socket; socket.socket().connect(('192.0.2.1', 80))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert "reached for the network" in done.stderr


def test_no_key_of_the_person_is_in_reach() -> None:
    assert not [name for name in os.environ if name.endswith("_API_KEY")]


async def test_no_model_is_asked_by_a_test_that_does_not_say_so() -> None:
    key = {"OPENAI_API_KEY": "sk-test", "ANTHROPIC_API_KEY": "sk-test"}
    for name in key:
        backend = open_backend(name.split("_", 1)[0].lower(), Settings(), key)
        with pytest.raises(BackendError) as told:
            await anext(backend.stream(Request("", (Message("user", "Hello"),), 10, "words"), WORDS))
        assert "PermissionError" in str(told.value)
