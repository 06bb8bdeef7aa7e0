"""Servers that misbehave in ways no provider does: web pages, foreign certificates, answers without an end."""

import asyncio
import json
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

Answering = Callable[[asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def answering(answer: Answering, context: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """A server that reads a request's head and answers by `answer`; gives its address."""

    serving: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        serving.add(task)
        try:
            await reader.readuntil(b"\r\n\r\n")
            await answer(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"{'https' if context else 'http'}://127.0.0.1:{port}"
    finally:
        server.close()
        await asyncio.gather(*serving, return_exceptions=True)


def whole(status: str, kind: str, body: bytes) -> Answering:
    """One answer with a length."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)

    return answer


WEB_PAGE = b"<!doctype html><html><body>Please sign in to the guest network.</body></html>"


def running_on(tokens: int, kind: str) -> Answering:
    """A stream of that many tokens, whatever was asked for."""
    if kind == "anthropic":
        start = {"type": "message_start", "message": {"id": "m", "type": "message", "role": "assistant", "content": []}}
        start["message"] |= {"model": "m", "stop_reason": None, "usage": {"input_tokens": 1, "output_tokens": 1}}  # type: ignore[operator]
        delta = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "and so on "}}
        head = f"event: message_start\ndata: {json.dumps(start)}\n\n".encode()
        piece = f"event: content_block_delta\ndata: {json.dumps(delta)}\n\n".encode()
    else:
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        choice = {"index": 0, "delta": {"content": "and so on "}, "finish_reason": None}
        head, piece = b"", f"data: {json.dumps(chunk | {'choices': [choice]})}\n\n".encode()

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + head)
        for _ in range(tokens // 300):
            writer.write(piece * 100)
            await writer.drain()

    return answer


def foreign_certificate(folder: Path) -> ssl.SSLContext:
    """A certificate that its own key signed, as a proxy shows one that nobody here was told of."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=proxy -addext subjectAltName=IP:127.0.0.1"
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made.split(), *files], capture_output=True, check=True, timeout=60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
