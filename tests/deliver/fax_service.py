"""A fax service on loopback that keeps what it is sent, and misbehaves as told."""

import contextlib
import json
import socket
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Taken:
    """A request as the service got it."""

    method: str
    path: str
    headers: dict
    body: bytes
    port: int


@dataclass
class FaxService:
    """The service.

    Attributes:
        answers: what it answers next, each (status, JSON), or a word: `drop` closes before an answer, `deaf` before
            reading the body, `half` in the middle of the answer, `endless` answers without end, `silent` never; or a
            function that gives one for what was taken. The last one is repeated.
        context: how it speaks TLS; None for not at all.
    """

    answers: list = field(default_factory=lambda: [(201, {"data": {"id": 7}})])
    context: ssl.SSLContext | None = None
    taken: list = field(default_factory=list)
    written: int = 0

    def __enter__(self):
        self._http = _Server(self)
        if self.context:
            self._http.socket = self.context.wrap_socket(self._http.socket, server_side=True)
        self.released = threading.Event()
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def url(self):
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self._http.server_port}"

    def settle(self):
        """Wait until all that was sent is read: one more request that is answered, and those before it are ended."""
        with socket.create_connection(("127.0.0.1", self._http.server_port), 30) as link:
            link.sendall(b"BYE / HTTP/1.0\r\n\r\n")
            link.recv(100)
        self._http.settle()

    def next_answer(self):
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Server(ThreadingHTTPServer):
    """Knows how many requests it is at."""

    daemon_threads = True

    def __init__(self, service):
        super().__init__(("127.0.0.1", 0), _Door)
        self.service = service
        self._busy = 0
        self._quiet = threading.Condition()

    def process_request(self, request, address):
        with self._quiet:
            self._busy += 1
        super().process_request(request, address)

    def shutdown_request(self, request):
        super().shutdown_request(request)
        with self._quiet:
            self._busy -= 1
            self._quiet.notify_all()

    def settle(self):
        with self._quiet:
            assert self._quiet.wait_for(lambda: not self._busy, 30)

    def handle_error(self, *_):
        pass


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _serve(self):
        service = self.server.service
        answer = service.next_answer()
        if answer == "deaf" or not self._take():
            return self._hang_up()
        if callable(answer):
            answer = answer(service.taken[-1])
        if answer == "silent":
            service.released.wait(30)
        if answer in ("silent", "drop"):
            return self._hang_up()
        if answer == "endless":
            return self._answer_without_end()
        if answer == "half":
            return self._answer(201, {"data": {"id": 7}}, is_half=True)
        return self._answer(*answer)

    def _take(self):
        """Keep a request that is whole."""
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) == length:
            taken = Taken(self.command, self.path, dict(self.headers), body, self.client_address[1])
            self.server.service.taken.append(taken)
        return len(body) == length

    def _answer(self, status, content, *, is_half=False):
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        if 300 <= status < 400:
            self.send_header("Location", f"{self.server.service.url}/elsewhere")
        self.end_headers()
        self.wfile.write(raw[: len(raw) // 2] if is_half else raw)
        if is_half:
            self._hang_up()

    def _answer_without_end(self):
        self.send_response(201)
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b" " * 65536)
            self.server.service.written += 65536

    def _hang_up(self):
        self.close_connection = True
        self.wfile.flush()
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    do_GET = _serve  # noqa: N815
    do_POST = _serve  # noqa: N815

    def log_message(self, *_):
        pass
