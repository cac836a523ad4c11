import subprocess
import sys
from pathlib import Path

import plaint.contacts

SOURCES = sorted(Path(plaint.contacts.__file__).parent.glob("*.py"))
HEAVY = ("phonenumbers", "babel", "email_validator", "zoneinfo", "pydantic")


def run(code):
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return process.stdout.split()


def loaded_after(code):
    return run(f"import sys\n{code}\nprint(*sys.modules)")


def test_importing_contacts_loads_nothing_heavy():
    modules = [f"plaint.contacts.{path.stem}" for path in SOURCES if path.stem != "__init__"]
    loaded = loaded_after(f"import {', '.join(modules)}")
    assert set(modules) <= set(loaded)
    assert not [name for name in HEAVY if name in loaded]


def test_reading_data_loads_nothing_heavy():
    loaded = loaded_after(
        "from plaint.contacts.countries import is_country\n"
        "from plaint.contacts.emails import email_problem\n"
        "from plaint.contacts.hours import parse_hours\n"
        "from plaint.contacts.numbers import read_e164\n"
        "is_country('KZ'), email_problem('editor@example.org'), parse_hours('Mo-Fr 09:00-18:00')\n"
        "read_e164('+44 20 7946 0018')"
    )
    assert not [name for name in HEAVY if name in loaded]


def test_the_geocoder_is_never_loaded():
    loaded = loaded_after(
        "from plaint.contacts.dialling import dial\n"
        "from plaint.contacts.numbers import number_problems, read_number, zone_of_number\n"
        "dial('+77212742783', 'GB'), number_problems('+73212742783'), read_number('007-3212-742783')\n"
        "zone_of_number('+77212742783')"
    )
    assert "phonenumbers.tzdata" in loaded
    assert not [name for name in loaded if "geocoder" in name or "geodata" in name]
