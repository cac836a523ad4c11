"""What a template may do is a list; all else is named with its line, and nothing runs for long."""

import time

import pytest
from tests.given import text

from plaint.compose.filling import find_text_faults
from plaint.compose.views import CampaignView, PersonView, Series
from plaint.errors import TemplateError
from plaint.templating import MAX_OUTPUT, Misuse, Sandbox, Shelf, fill, fill_file

PEOPLE = Series(tuple(PersonView(name, "", "", "") for name in ("Ann", "Bo", "Cy")), "Ann, Bo and Cy")
CAMPAIGN = CampaignView("gates", "Open the gates", "GB", "", "", Series(("Open!",)))
VALUES = {"campaign": CAMPAIGN, "people": PEOPLE, "language": "en"}
ROOM = "{% set a = '" + "x" * 60_000 + "' %}"


def words_only(value):
    if isinstance(value, str | int | PersonView):
        return str(value)
    raise Misuse("prints a record; name its parts")


def filled(template):
    return fill(Sandbox(finalize=words_only), template, "letters/gates/en.md", VALUES)


def refused(template):
    with pytest.raises(TemplateError) as raised:
        filled(template)
    assert raised.value.hint
    return raised.value.message.removeprefix("letters/gates/en.md:")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ campaign.title }}", "Open the gates"),
        ("{{ people.names }}", "Ann, Bo and Cy"),
        ("{{ people | first }} {{ people | last }} {{ people | length }}", "Ann Cy 3"),
        ("{{ people | join(', ') }}", "Ann, Bo, Cy"),
        ("{{ (people | list | length) + 1 }}", "4"),
        (
            "{% for p in people %}{{ loop.index }}{{ p.name }}{% if not loop.last %}, {% endif %}{% endfor %}",
            "1Ann, 2Bo, 3Cy",
        ),
        ("{% for p in campaign.slogans %}{{ p | upper }}{% else %}none{% endfor %}", "OPEN!"),
        ("{% if people %}{% set p = people | first %}{{ p.name }}{% else %}{% set p = 'x' %}{{ p }}{% endif %}", "Ann"),
        ("{{ campaign.until or 'no day' }}{{ ' ' if people | length > 2 }}{{ 'x' in campaign.title }}", "no day False"),
        ("{{ '  a b ' | trim | title }} {{ 'ab' | capitalize }} {{ 'AB' | lower }}", "A B Ab ab"),
        ("{{ campaign.until | default('x', true) }}", "x"),
        ("{# never #}{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("{{ [] | first }}{{ [] | last }}", ""),
    ],
)
def test_what_a_text_may_do(template, words):
    assert filled(template) == words


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n\n{{ recipent }}", "3: no value 'recipent' here"),
        ("{% if campaign.until %}\n{{ oops }}{% endif %}", "2: no value 'oops' here"),
        ("{% for p in people %}{{ p.nam }}{% endfor %}", "1: no 'nam' there"),
        ("{% if campaign.until %}\n{{ campaign.titel }}{% endif %}", "2: no 'titel' there"),
        ("{{ people[0] }}", "1: a series has no numbers"),
        ("{{ people._items }}", "1: no '_items' there"),
        ("{{ people }}", "1: prints a record"),
        ("{{ campaign | upper }}", "1: takes a series or a whole record for a text"),
        ("{% for x in campaign %}{% endfor %}", "1: loops over what is no series"),
        ("{{ campaign | join }}", "1: loops over what is no series"),
        ("{{ campaign | length }}", "1: uses a value in a way that it does not allow"),
        ("{{ 1 / 0 }}", "1: uses a value in a way that it does not allow"),
        ("{{ campaign < 3 }}", "1: uses a value in a way that it does not allow"),
        ("{{ ''.__class__.__mro__ }}", "1: no '__class__' there"),
        ("{{ campaign.__init__.__globals__ }}", "1: no '__init__' there"),
        ("{{ campaign['__class__'] }}", "1: no '__class__' there"),
        ("{{ ''['__class__'] }}", "1: no '__class__' there"),
        ("{{ people.names.format(1) }}", "1: this calls something, which is not allowed here"),
        ("{{ cycler }}", "1: no value 'cycler' here"),
        ("{{ self.__init__ }}", "1: no '__init__' there"),
        ("{{ 'a' | attr('b') }}", "1: no filter 'attr'"),
        ("{{ 'a' | format }}", "1: no filter 'format'"),
        ("{{ '%d' % 3 }}", "1: this uses %, which is not allowed here"),
        ("{{ 'a' * 10 }}", "1: this multiplies, which is not allowed here"),
        ("{{ 9 ** 9 ** 9 }}", "1: this multiplies, which is not allowed here"),
        ("{{ 'a' ~ 'b' }}", "1: this joins with ~, which is not allowed here"),
        ("{{ 'a' + 'b' }}", "1: adds what are no numbers"),
        ("{% import 'x' as x %}", "1: this imports, which is not allowed here"),
        ("{% from 'x' import y %}", "1: this imports, which is not allowed here"),
        ("{% include 'x' %}", "1: this includes a file, which is not allowed here"),
        ("{% extends 'x' %}", "1: this extends a file, which is not allowed here"),
        ("{% block x %}{% endblock %}", "1: this defines a block, which is not allowed here"),
        ("{% macro x() %}{% endmacro %}", "1: this defines a macro, which is not allowed here"),
        ("{% set x %}a{% endset %}", "1: this stores a whole block, which is not allowed here"),
        ("{% filter upper %}a{% endfilter %}", "1: this filters a whole block, which is not allowed here"),
        ("{% autoescape false %}{% endautoescape %}", "1: this switches escaping, which is not allowed here"),
        (
            "{% for p in people recursive %}{{ loop(people) }}{% endfor %}",
            "1: this calls something, which is not allowed here",
        ),
        ("{{ '\\x1b[2J' }}", "1: this holds the unsafe character U+001B, which is not allowed here"),
        ("{{ '\\ud800' }}", "1: this holds the unsafe character U+D800, which is not allowed here"),
        ("a\n{% for a in people %}", "2: a {% for %} without its end"),
        ("{{ people", "1: a {{ without its }}"),
        ("{{ people }", "1: unexpected '}'"),
        ("{{ people.names campaign }}", "1: 'campaign' where }} is wanted"),
        ("{# a", "1: a {# without its #}"),
        ("{% fore a in people %}", "1: no tag 'fore'"),
        ("{{ 'a' | uper }}", "1: no filter 'uper'"),
        ("{{ 'a' is number }}", "1: no test 'number'"),
        ("{% set campaign.title = 1 %}", "1: cannot assign attribute on non-namespace object"),
    ],
)
def test_what_it_may_not(template, told):
    assert refused(template) == told


@pytest.mark.parametrize(
    "template",
    [
        "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
        "{{ " + "[" * 5_000 + "]" * 5_000 + " }}",
        "{{ " + "not " * 5_000 + "1 }}",
        "{{ " + "-" * 5_000 + "1 }}",
        "{{ " + "1+" * 5_000 + "1 }}",
        "{{ language" + ".a" * 5_000 + " }}",
        "{% for a in people %}" * 30 + "{% endfor %}" * 30,
        "{% if people %}" * 150 + "{% endif %}" * 150,
        "{{ " + "9" * 5_000 + " }}",
    ],
    ids=["brackets", "lists", "not", "minus", "sum", "parts", "loops", "ifs", "number"],
)
def test_what_is_too_deep_for_python_is_told(template):
    started = time.monotonic()
    assert refused(template)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (
            "{% for a in 'xxxxxxxxxx' %}" * 8 + "{% if a == 'y' %}y{% endif %}" + "{% endfor %}" * 8,
            "1: runs for too long",
        ),
        ("{% for a in 'xxxxxxxxxx' %}" * 8 + "y" + "{% endfor %}" * 8, f" prints more than {MAX_OUTPUT} characters"),
        ("{% for a in 'x' | list %}{% for b in people | list %}" + "words " * 9_000 + "{% endfor %}{% endfor %}", ""),
        (ROOM + "{% set b = [a, a, a, a, a, a, a] | join %}{{ b }}", f"1: joins more than {MAX_OUTPUT} characters"),
        (ROOM + "{% set b = " + "[" + "a," * 2_000 + "] | join %}", f"1: joins more than {MAX_OUTPUT} characters"),
        (
            ROOM + "{% set b = people | join(a) %}{% for i in a %}{% if a | upper %}{% endif %}{% endfor %}",
            "1: runs for too long",
        ),
        (ROOM + "{{ a }}" * 7, f" prints more than {MAX_OUTPUT} characters"),
    ],
    ids=["loops", "loops that print", "a long letter", "join", "long join", "filters", "output"],
)
def test_work_is_weighed(template, told):
    started = time.monotonic()
    if told:
        assert refused(template) == told
    else:
        assert len(filled(template)) > 100_000
    assert time.monotonic() - started < 5


def test_every_fault_of_a_text_is_found_at_once_though_nothing_takes_the_branch():
    faults = find_text_faults(
        text(
            front="salutation: Hello\nsubject: '{{ titel }}'",
            body="{% if signatory.personal %}\n{{ targt.office }} {{ target.ofice }}\n{% endif %}\n{{ people.names }}",
        )
    )
    assert [fault.message.partition(":")[2] for fault in faults] == [
        "3: no value 'titel' here",
        "6: no 'ofice' there",
        "6: no value 'targt' here",
    ]
    assert [fault.hint for fault in faults][1:] == ["did you mean 'office'?", "did you mean 'target'?"]


LONG = "{# " + "-" * 20_000 + " #}<p>{% block head %}{% endblock %}</p>"


def paper(**own):
    texts = {"letter.html": "<p>{% block head %}{{ language }}{% endblock %}</p>", **own}
    files = {name: f"templates/{name}" for name in texts}
    return Sandbox(loader=Shelf(texts, files), finalize=words_only, escape_html=True)


def test_paper_may_extend_and_include_and_escapes():
    sandbox = paper(
        **{"mine.html": "{% extends 'letter.html' %}{% block head %}{{ super() }}{% include 'b.html' %}{% endblock %}"}
    )
    sandbox.loader.texts["b.html"] = "{{ '<b>' | upper }}"
    sandbox.loader.files["b.html"] = "templates/b.html"
    assert fill_file(sandbox, "mine.html", VALUES) == "<p>en&lt;B&gt;</p>"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n{% extends 'mine.html' %}", "templates/mine.html:2: includes or extends itself, or is nested too deep"),
        ("\n{% include 'mine.html' %}", "templates/mine.html:2: includes or extends itself, or is nested too deep"),
        ("a\n{% include 'leter.html' %}", "templates/mine.html:2: no template 'leter.html'"),
        ("a\n\n{{ campaign.titel }}", "templates/mine.html:3: no 'titel' there"),
        (
            "{% extends 'letter.html' %}\n{% block head %}\n{{ campaign }}\n{% endblock %}",
            "templates/mine.html:3: prints a record",
        ),
        ("{{ campaign.title() }}", "templates/mine.html:1: this calls something, which is not allowed here"),
        ("{% for a in 'x' * 3 %}{% endfor %}", "templates/mine.html:1: this multiplies, which is not allowed here"),
        (
            "{% for a in campaign.title %}{% for b in campaign.title %}{% for c in campaign.title %}\n"
            "{% include 'letter.html' %}{% endfor %}{% endfor %}{% endfor %}",
            "templates/mine.html:2: runs for too long",
        ),
    ],
)
def test_paper_is_bounded_too(template, told):
    with pytest.raises(TemplateError) as raised:
        fill_file(paper(**{"mine.html": template, "letter.html": LONG}), "mine.html", VALUES)
    assert raised.value.message.startswith(told)


def test_a_template_that_is_not_there():
    with pytest.raises(TemplateError, match=r"letterr\.html: no template 'letterr\.html'") as raised:
        fill_file(paper(), "letterr.html", VALUES)
    assert raised.value.hint == "did you mean 'letter.html'?"
