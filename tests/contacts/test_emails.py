import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plaint.contacts.emails import _PLAIN, email_problem, read_masked


@pytest.mark.parametrize(
    "address",
    [
        "mgo@aha.ru",
        "president@gov.kz",
        "LABOR-L@YORKU.CA",
        "john.doe+plaint@mail.example.org",
        "Президент@почта.рф",
        "gulnara71@post.example",
        "a@x--y.org",
    ],
)
def test_addresses_that_can_be_written_to(address):
    assert email_problem(address) is None


@pytest.mark.parametrize(
    ("masked", "address"),
    [
        ("ainur1917 at mail.ru", "ainur1917@mail.ru"),
        ("pabgem at online.ru", "pabgem@online.ru"),
        ("john (dot) doe [at] example-u [dot] org", "john.doe@example-u.org"),
        ("editor(a)example.org", "editor@example.org"),
        ("editor{at}example.org", "editor@example.org"),
        ("editor <at> example <dot> org", "editor@example.org"),
        ("editor [@] example.org", "editor@example.org"),
        ("editor&#64;example.org", "editor@example.org"),
        ("editor&#064;example.org", "editor@example.org"),
        ("jörg ät example punkt de", "jörg@example.de"),
        ("editor arroba example punto org", "editor@example.org"),
        ("имя собака почта точка рф", "имя@почта.рф"),
        ("editor@ example.org", "editor@example.org"),
        ("editor @example.org", "editor@example.org"),
        ("editor@example .org", "editor@example.org"),
        ("EDITOR AT EXAMPLE DOT ORG", "EDITOR@example.org"),
    ],
)
def test_masked_addresses_show_the_form_to_write(masked, address):
    assert read_masked(masked) == address
    assert email_problem(masked) == (
        f"{masked!r} is not an e-mail address as it stands: "
        f'write {{printed: "{masked}", address: {address}}} if that is what it hides'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x at y",
        "at",
        "xxxxxxxxxx at xxxxxxxxx.xx",
        "***@example.org",
        "Look at mail.ru today",
        "write to editor at example.org",
        "editor at example",
        "a at b.org or c at d.org",
        "a" * 400 + " at example.org",
    ],
)
def test_what_hides_no_one_address(text):
    assert read_masked(text) is None


def test_a_bare_at_is_no_more_than_a_suggestion():
    assert read_masked("Look at mail.ru") == "Look@mail.ru"
    assert "if that is what it hides" in email_problem("Look at mail.ru")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" editor@example.org", "editor@example.org"),
        ("mailto:editor@example.org", "editor@example.org"),
        ("The Editor <editor@example.org>", "editor@example.org"),
        ("<editor@example.org>", "editor@example.org"),
    ],
)
def test_what_stands_around_an_address_goes(written, address):
    assert email_problem(written) == f"{written!r} is not an e-mail address as it stands: write only {address}"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "must have an @-sign"),
        ("x at y", "must have an @-sign"),
        ("editor@example", "should have a period"),
        ("editor@example.org.", "cannot end with a period"),
        ("editor@example,net.org", "invalid characters"),
        ("a@b@example.org", "invalid characters"),
        ("a..b@example.org", "two periods in a row"),
        ("editor@-example.org", "hyphen"),
        ("editor@host.test", "special-use or reserved"),
        ("editor@example.org\nBcc: x@example.org", "invalid characters"),
    ],
)
def test_what_is_no_address_says_why(address, reason):
    problem = email_problem(address)
    assert problem.startswith(f"{address!r} is not an e-mail address: ")
    assert reason in problem
    assert problem.endswith("Write it as name@example.org")


_ADDRESS = st.builds(
    "{}@{}.{}".format,
    st.text(alphabet="ab1._+-", min_size=1, max_size=5),
    st.text(alphabet="ab1.-", min_size=1, max_size=8),
    st.sampled_from(["org", "kz", "example", "com", "xn", "aa"]),
)


@settings(deadline=None, max_examples=150)
@given(_ADDRESS)
@example("a" * 64 + "@" + "b" * 62 + ".org")
@example("a@" + "b-" * 31 + "b.org")
@example("a@" + "bb." * 80 + "org")
@example("a@xn--a.org")
def test_the_short_way_accepts_nothing_that_the_library_refuses(address):
    if not _PLAIN.fullmatch(address):
        return
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        pytest.fail(f"{address}: {error}")


_WORDS = st.lists(
    st.sampled_from(["a", " ", ".", "@", " at ", "[at]", "(dot)", " dot ", "-", "<", ">", "mailto:", "é", "x"]),
    max_size=80,
).map("".join)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=80), _WORDS))
@example("a " * 150)
@example("a" + " " * 300)
@example("a(." * 90)
@example("<" * 320)
@example("a@" + "a-" * 90)
def test_any_text_is_judged(text):
    problem = email_problem(text)
    hidden = read_masked(text)
    assert problem is None or problem.startswith(repr(text))
    assert hidden is None or email_problem(hidden) is None
