"""`doctor --mail` looks at real servers, Postfix and Dovecot, and leaves nothing there."""

import time

from tests.deliver import conftest as servers
from tests.integration.dovecot import PASSWORD, dovecot
from tests.integration.post_office import postfix, smtp_sink

from plaint.deliver.probing import SmtpProbe, probe_imap
from plaint.model.accounts import Smtp

authority, ca_file = servers.authority, servers.ca_file


def test_postfix(authority, ca_file, tmp_path):
    with smtp_sink() as sink, postfix(sink.port, authority.issue_cert("localhost")) as office:
        server = Smtp(host="localhost", port=office.port, security="starttls", ca=str(ca_file), login="none")
        checks = list(SmtpProbe(server=server, secret=str, root=tmp_path, now=time.time()).look())
        assert [(check.what, check.good) for check in checks] == [
            (f"mail: {step}", True) for step in ("name", "connection", "encryption", "login")
        ]
        assert "takes up to 10 MB, 8BITMIME, SMTPUTF8" in checks[1].detail
        assert sink.recipients() == []


def test_postfix_knows_no_passwords(authority, ca_file, tmp_path):
    with smtp_sink() as sink, postfix(sink.port, authority.issue_cert("localhost")) as office:
        server = Smtp(host="localhost", port=office.port, security="starttls", ca=str(ca_file), user="ruth")
        last = list(SmtpProbe(server=server, secret=str, root=tmp_path, now=time.time()).look())[-1]
        assert (last.what, last.good, last.detail) == ("mail: login", False, "the server offers no login")


def test_dovecot():
    with dovecot() as server:
        checks = list(probe_imap(server.access()))
        assert [(check.what, check.good) for check in checks] == [
            ("drafts: login", True),
            ("drafts: folder drafts", True),
            ("drafts: folder sent", True),
        ]
        assert PASSWORD not in repr(checks)
        assert server.messages() == []
