"""WeasyPrint is imported without asking a compiler, and without what a letter never uses; both come back if needed."""

import ctypes.util
import os
import subprocess
import sys
import textwrap
from contextlib import suppress

from plaint.render.libraries import by_file_names, seldom_used_later

ALONE = """\
import os
import subprocess
import sys

def refuse(*words, **options):
    raise AssertionError(f"started {words}")

subprocess.Popen.__init__ = os.posix_spawn = refuse
"""


def run_python(*parts, path=None):
    code = "\n".join(textwrap.dedent(part) for part in parts)
    environment = {**os.environ, **({"PYTHONPATH": f"{path}{os.pathsep}{os.pathsep.join(sys.path)}"} if path else {})}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_process_is_started_and_what_is_seldom_used_is_not_imported():
    told = run_python(
        ALONE,
        """
        from plaint.render.libraries import load_weasyprint
        assert load_weasyprint().HTML
        assert load_weasyprint() is sys.modules["weasyprint"]
        print(*sorted(name for name in sys.modules if name.startswith(("fontTools.subset", "fontTools.varLib"))))
        """,
    )
    assert told == "\n"


def test_without_harfbuzz_subsetting_fonttools_cuts_the_fonts():
    told = run_python(
        """
        import sys
        from plaint.render.fonts import font_file
        from plaint.render.libraries import load_weasyprint
        from plaint.render.pdf import Press

        load_weasyprint()
        import weasyprint.pdf.fonts
        weasyprint.pdf.fonts.harfbuzz_subset = None
        face = '@font-face { font-family: "Plaint Serif"; src: url("font:PlaintSerif-Regular.ttf") }'
        style = f'<style>{face} html {{ font-family: "Plaint Serif" }}</style>'
        pdf = Press(None).print(f"<html lang=en><title>a</title>{style}<p>Freedom")
        print("fontTools.subset" in sys.modules, len(pdf) < len(font_file("PlaintSerif-Regular.ttf")) / 2)
        """
    )
    assert told == "True True\n"


def test_a_function_that_is_seldom_used_is_there_when_it_is_called():
    told = run_python(
        """
        import sys
        from plaint.render.libraries import seldom_used_later
        with seldom_used_later():
            from fontTools.varLib.instancer import instantiateVariableFont as later
        assert "fontTools.varLib.instancer" not in sys.modules
        try:
            later(None, {})
        except Exception as error:
            print(type(error).__name__)
        from fontTools.varLib.instancer import instantiateVariableFont
        print(instantiateVariableFont.__module__)
        """
    )
    assert told == "TypeError\nfontTools.varLib.instancer\n"


def test_on_an_unusual_system_libraries_are_searched_for_after_all(tmp_path):
    (tmp_path / "weasyprint.py").write_text(
        "import ctypes.util\nprint('advice')\nif not ctypes.util.find_library('c'):\n    raise OSError('no c')\n"
    )
    told = run_python(
        """
        from plaint.render.libraries import load_weasyprint
        print(load_weasyprint().__file__)
        """,
        path=tmp_path,
    )
    assert told == f"{tmp_path / 'weasyprint.py'}\n"


def test_a_library_that_is_missing_is_told_without_weasyprints_own_advice(tmp_path):
    (tmp_path / "weasyprint.py").write_text("print('advice')\nraise OSError(\"cannot load library 'libpango'\")\n")
    told = run_python(
        """
        from plaint.errors import RenderError
        from plaint.render.pdf import import_weasyprint
        try:
            import_weasyprint()
        except RenderError as error:
            print(error.message)
        """,
        path=tmp_path,
    )
    assert told == "the text-layout library libpango is not installed\n"


def test_searching_is_as_before_afterwards():
    search = ctypes.util.find_library
    with suppress(KeyError), by_file_names():
        assert ctypes.util.find_library("c") is None
        raise KeyError
    assert ctypes.util.find_library is search


def test_a_module_that_is_there_already_is_left_alone():
    import fontTools.subset

    with seldom_used_later():
        assert sys.modules["fontTools.subset"] is fontTools.subset
    assert sys.modules["fontTools.subset"] is fontTools.subset
