"""A small IMAP server on loopback that errs where a test tells it to; stdlib alone."""

import base64
import contextlib
import re
import socket
import socketserver
import threading
from collections import defaultdict
from dataclasses import dataclass, field

USER, PASSWORD = "ruth@example.org", 'pa"ss\\word'
USUAL = (rb'(\HasNoChildren) "/" INBOX', rb'(\HasNoChildren \Drafts) "/" Drafts', rb'(\HasNoChildren \Sent) "/" Sent')
LITERAL = re.compile(rb"\{(\d+)\}\r\n\Z")
SELECTED = b"* 0 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n"
QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"|(\S+)')


@dataclass
class Folder:
    messages: dict = field(default_factory=dict)
    deleted: set = field(default_factory=set)
    following: int = 1

    def add(self, raw):
        self.messages[self.following] = raw
        self.following += 1
        return self.following - 1


class Hangup(Exception):
    """The connection ends."""


class ImapServer(socketserver.ThreadingTCPServer):
    """Folders, and what goes wrong: `faults` has, for each stage, what happens the next times it is reached.

    Stages: greeting, capability, login, list, select, search, fetch, append, payload, end, store, expunge, noop.
    What happens: "" nothing; "drop" the connection ends; "hang" no answer; "bye" says goodbye and goes; anything else
    is sent as it is, with the command's tag for TAG. "done+" before it: the command is carried out first; "+drop" after
    it: the connection ends then.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, context=None, starttls=False):
        super().__init__(("127.0.0.1", 0), Session)
        self.context, self.starttls = context, starttls
        self.faults = defaultdict(list)
        self.capabilities = "IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 UIDPLUS SPECIAL-USE LIST-EXTENDED"
        self.lines = USUAL
        self.folders = defaultdict(Folder)
        self.secret = PASSWORD
        self.says_uid_last = False
        self.log = []
        self.released = threading.Event()
        self.busy, self.quiet = 0, threading.Condition()

    @property
    def port(self):
        return self.server_address[1]

    def process_request(self, request, address):
        with self.quiet:
            self.busy += 1
        super().process_request(request, address)

    def shutdown_request(self, request):
        super().shutdown_request(request)
        with self.quiet:
            self.busy -= 1
            self.quiet.notify_all()

    def settle(self):
        """Wait until all that was sent is read: what the system has let in is answered before one more."""
        with socket.create_connection(self.server_address, 30) as line:
            line.recv(100)
        with self.quiet:
            assert self.quiet.wait_for(lambda: not self.busy, 30)

    def count(self, word):
        return sum(word in line for line in self.log)

    def handle_error(self, request, client_address):
        pass


@contextlib.contextmanager
def imap_server(context=None, starttls=False):
    """Run one until the block ends."""
    with ImapServer(context, starttls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


class Session(socketserver.StreamRequestHandler):
    """One connection."""

    selected = b"INBOX"

    def setup(self):
        if self.server.context and not self.server.starttls:
            self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self):
        with contextlib.suppress(OSError):
            super().finish()
        if self.server.context:
            self.request.close()

    def handle(self):
        with contextlib.suppress(Hangup, OSError):
            self.reach("greeting", "*", lambda: b"* OK ready\r\n")
            while line := self.rfile.readline():
                self.obey(line)

    def reach(self, stage, tag, act):
        """Act and answer, or do what the script says; tell whether all went as usual."""
        fault = self.server.faults[stage].pop(0) if self.server.faults[stage] else ""
        answer = act() if not fault or fault.startswith("done+") else b""
        if then := fault.removeprefix("done+"):
            self.err(then, tag)
            return False
        self.wfile.write(answer)
        return True

    def err(self, fault, tag):
        if fault == "hang":
            self.server.released.wait(30)
        elif fault == "bye":
            self.wfile.write(b"* BYE enough\r\n")
        elif fault != "drop":
            words, _, _ = fault.partition("+drop")
            self.wfile.write(words.replace("TAG", tag).encode("latin-1") + b"\r\n")
            if fault == words:
                return
        raise Hangup

    def obey(self, line):
        self.server.log.append(line)
        tag, _, rest = line.decode("latin-1").rstrip("\r\n").partition(" ")
        verb, _, rest = rest.partition(" ")
        if verb == "UID":
            verb, _, rest = rest.partition(" ")
        getattr(self, f"on_{verb.lower()}")(tag, rest.encode("latin-1"), line)

    def ok(self, tag, words="done"):
        return f"{tag} OK {words}\r\n".encode()

    def on_capability(self, tag, rest, line):
        known = self.server.capabilities + (" STARTTLS" if self.server.starttls else "")
        self.reach("capability", tag, lambda: f"* CAPABILITY {known}\r\n".encode() + self.ok(tag))

    def on_starttls(self, tag, rest, line):
        self.wfile.write(self.ok(tag))
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def on_noop(self, tag, rest, line):
        self.reach("noop", tag, lambda: self.ok(tag))

    def on_logout(self, tag, rest, line):
        self.wfile.write(b"* BYE bye\r\n" + self.ok(tag))
        raise Hangup

    def on_login(self, tag, rest, line):
        user, secret = (unquoted(match) for match in QUOTED.finditer(rest))
        self.judge(tag, user == USER.encode() and secret == self.server.secret.encode())

    def on_authenticate(self, tag, rest, line):
        self.wfile.write(b"+ \r\n")
        words = base64.b64decode(self.rfile.readline())
        self.server.log.append(words)
        secret = self.server.secret
        wanted = f"\0{USER}\0{secret}" if rest == b"PLAIN" else f"user={USER}\x01auth=Bearer {secret}\x01\x01"
        if words != wanted.encode() and rest == b"XOAUTH2":
            self.wfile.write(b"+ eyJzdGF0dXMiOiI0MDEifQ==\r\n")
            assert self.rfile.readline() == b"\r\n"
        self.judge(tag, words == wanted.encode())

    def judge(self, tag, is_right):
        refused = f"{tag} NO [AUTHENTICATIONFAILED] wrong\r\n".encode()
        self.reach("login", tag, lambda: self.ok(tag) if is_right else refused)

    def on_list(self, tag, rest, line):
        listed = b"".join(b"* LIST " + line + b"\r\n" for line in self.server.lines)
        self.reach("list", tag, lambda: listed + self.ok(tag))

    def on_examine(self, tag, rest, line):
        self.selected = unquoted(QUOTED.match(rest))
        self.reach("select", tag, lambda: SELECTED + self.ok(tag, "[READ-ONLY] selected"))

    def on_select(self, tag, rest, line):
        self.selected = unquoted(QUOTED.match(rest))
        self.reach("select", tag, lambda: SELECTED + self.ok(tag, "[READ-WRITE] selected"))

    @property
    def folder(self):
        return self.server.folders[self.selected]

    def on_search(self, tag, rest, line):
        wanted = b"" if rest.startswith(b"SINCE ") else unquoted(list(QUOTED.finditer(rest))[-1])
        hits = [str(uid) for uid, raw in self.folder.messages.items() if wanted in raw.partition(b"\r\n\r\n")[0]]
        self.reach("search", tag, lambda: f"* SEARCH {' '.join(hits)}\r\n".encode() + self.ok(tag))

    def on_fetch(self, tag, rest, line):
        uids = [int(uid) for uid in rest.split()[0].split(b",")]
        answer = b"".join(self.fetched(uid, rest) for uid in uids if uid in self.folder.messages)
        self.reach("fetch", tag, lambda: answer + self.ok(tag))

    def fetched(self, uid, rest):
        raw = self.folder.messages[uid]
        size = b" RFC822.SIZE %d" % len(raw) if b"RFC822.SIZE" in rest else b""
        if part := re.search(rb"BODY\.PEEK\[\](?:<0\.(\d+)>)?", rest):
            name, shown = b"BODY[]" + (b"<0>" if part[1] else b""), raw[: int(part[1] or len(raw))]
        else:
            names = re.search(rb"FIELDS \(([^)]*)\)", rest)[1]
            whole = raw.partition(b"\r\n\r\n")[0] + b"\r\n"
            found = re.finditer(rb"(?im)^(?:%s):.*\r\n" % names.replace(b" ", b"|"), whole)
            name, shown = b"BODY[HEADER.FIELDS (%s)]" % names, b"".join(match[0] for match in found) + b"\r\n"
        if self.server.says_uid_last:
            return b"* 1 FETCH (%s {%d}\r\n%s%s UID %d)\r\n" % (name, len(shown), shown, size, uid)
        return b"* 1 FETCH (UID %d%s %s {%d}\r\n%s)\r\n" % (uid, size, name, len(shown), shown)

    def on_append(self, tag, rest, line):
        folder = self.server.folders[unquoted(QUOTED.match(rest))]
        if not self.reach("append", tag, lambda: b"+ go on\r\n"):
            return
        raw = self.rfile.read(int(LITERAL.search(line)[1]))
        if not self.reach("payload", tag, lambda: b""):
            return
        end = self.rfile.readline()
        self.server.log.append(end)
        if end == b"\r\n":
            self.reach("end", tag, lambda: self.ok(tag, f"[APPENDUID 7 {folder.add(raw)}] done"))

    def on_store(self, tag, rest, line):
        def act():
            self.folder.deleted.add(int(rest.split()[0]))
            return self.ok(tag)

        self.reach("store", tag, act)

    def on_expunge(self, tag, rest, line):
        def act():
            if int(rest) in self.folder.deleted:
                del self.folder.messages[int(rest)]
            return self.ok(tag)

        self.reach("expunge", tag, act)


def unquoted(match):
    return match[2] if match[1] is None else re.sub(rb"\\(.)", rb"\1", match[1])
