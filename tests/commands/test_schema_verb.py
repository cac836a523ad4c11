"""`plaint schema`: one on stdout, or all in a folder."""

import json

import pytest

from plaint.schema_files import FILES, schema_text


@pytest.mark.parametrize("name", FILES)
def test_one_is_printed(plaint, name):
    done = plaint("schema", name)
    assert (done.code, done.stdout, done.stderr) == (0, schema_text(name), "")
    assert json.loads(done.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_all_are_written(plaint, site):
    done = plaint("schema", "--output", "editor")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == "".join(f"editor/{name}.schema.json\n" for name in FILES)
    assert site.read("editor/settings.schema.json") == schema_text("settings")


def test_an_unknown_name_is_wrong_usage(plaint):
    done = plaint("schema", "letters")
    assert (done.code, done.stdout) == (2, "")


def test_where_they_cannot_be_written(plaint, site):
    site.write("editor", "a file")
    done = plaint("schema", "--output", "editor")
    assert (done.code, done.stdout) == (1, "")
    assert "cannot write" in done.stderr
