"""A fax service on loopback that keeps what it is sent, and misbehaves as told."""

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
            reading the body, `half` in the middle of the answer, `silent` never answers; the last one is repeated.
        context: how it speaks TLS; None for not at all.
    """

    answers: list = field(default_factory=lambda: [(201, {"data": {"id": 7}})])
    context: ssl.SSLContext | None = None
    taken: list = field(default_factory=list)

    def __enter__(self):
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _door_to(self))
        self._http.daemon_threads = True
        self._http.handle_error = lambda *_: None
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

    def next_answer(self):
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def _door_to(service):
    class Door(BaseHTTPRequestHandler):
        def _serve(self):
            answer = service.next_answer()
            if answer == "deaf":
                return self._hang_up()
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            service.taken.append(Taken(self.command, self.path, dict(self.headers), body, self.client_address[1]))
            if answer == "drop":
                return self._hang_up()
            if answer == "silent":
                service.released.wait(30)
                return self._hang_up()
            return self._answer(answer)

        def _answer(self, answer):
            is_half = answer == "half"
            status, content = (201, {"data": {"id": 7}}) if is_half else answer
            raw = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            if 300 <= status < 400:
                self.send_header("Location", f"{service.url}/elsewhere")
            self.end_headers()
            self.wfile.write(raw[: len(raw) // 2] if is_half else raw)
            if is_half:
                self._hang_up()

        def _hang_up(self):
            self.close_connection = True
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)

        do_GET = _serve  # noqa: N815
        do_POST = _serve  # noqa: N815

        def log_message(self, *_):
            pass

    return Door
