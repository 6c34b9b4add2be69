"""The size limits, the words' places, and a few things no file may say. Complexity and the rest is ruff's."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("sip_desktop", "tests", "bench", "resources")
SOURCES = [ROOT / "dev.py", *sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
PRODUCT = [path for path in SOURCES if path.is_relative_to(ROOT / "sip_desktop")]

FILE_LINES, FUNCTION_LINES, CLASS_LINES, CLASS_METHODS, MAIN_WINDOW_LINES = 400, 60, 250, 20, 200

SWEDISH = re.compile("[åäöÅÄÖ]")
WORDLESS = {"texts", "domain"}  # texts/ is the words' place; domain/ reads words that people write
SHOWS = set(
    "setText setPlainText setHtml setWindowTitle setTitle setSubTitle setToolTip setStatusTip setWhatsThis "
    "setPlaceholderText setAccessibleName setAccessibleDescription setLabelText setInformativeText setDetailedText "
    "setHorizontalHeaderLabels setHeaderLabels setPrefix setSuffix setSpecialValueText setTabText setButtonText "
    "showMessage addAction addItem addItems addMenu addTab addRow insertItem QAction QCheckBox QGroupBox QLabel QMenu "
    "QPushButton QRadioButton QToolButton QMessageBox QTableWidgetItem QListWidgetItem QStandardItem".split()
)
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "deb." + "debian.org", "npm" + "js.org", "crates" + ".io"]
NOT_OURS = set(".git .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist __pycache__".split())


def code_lines(source: str) -> set[int]:
    """Numbers of the lines that hold code: no blank lines, no comments, no docstrings."""
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in silent:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in docstrings(ast.parse(source)):
        lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def docstrings(tree: ast.Module) -> Iterator[ast.Expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            match node.body:
                case [ast.Expr(value=ast.Constant(value=str())) as first, *_]:
                    yield first


def size_faults(name: str, source: str) -> Iterator[str]:
    lines, tree = code_lines(source), ast.parse(source)
    if len(lines) > (MAIN_WINDOW_LINES if name == "main_window.py" else FILE_LINES):
        yield f"{name}: {len(lines)} code lines"
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        size = len(lines.intersection(range(node.lineno, (node.end_lineno or node.lineno) + 1)))
        if size > (CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES):
            yield f"{node.name}: {size} code lines"
        methods = [item for item in node.body if isinstance(item, ast.FunctionDef)]
        if isinstance(node, ast.ClassDef) and len(methods) > CLASS_METHODS:
            yield f"{node.name}: {len(methods)} methods"


def word_faults(layer: str, source: str) -> Iterator[str]:
    """Swedish outside texts/, and in ui/ any literal with a letter handed to something that shows it."""
    if layer in WORDLESS:
        return
    tree = ast.parse(source)
    documented = {node.value for node in docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documented:
            if SWEDISH.search(node.value):
                yield f"line {node.lineno}: Swedish outside texts/"
        elif layer == "ui" and isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in SHOWS:
            yield from (f"line {node.lineno}: a literal on screen" for item in node.args if shows_words(item))


def shows_words(node: ast.expr) -> bool:
    """Whether a literal, a formatted literal or a list of them holds a letter of its own."""
    if isinstance(node, ast.List | ast.Tuple | ast.JoinedStr):
        return any(shows_words(item) for item in (node.values if isinstance(node, ast.JoinedStr) else node.elts))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value))


def told_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if path.is_file() and not NOT_OURS.intersection(inside) and path.suffix not in {".png", ".ttf", ".icc", ".db"}:
            yield path


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_sizes(path: Path) -> None:
    assert list(size_faults(path.name, path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_says_what_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)) or (path.name == "__init__.py" and not source.strip())


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_words_stand_in_texts(path: Path) -> None:
    layer = path.relative_to(ROOT / "sip_desktop").parts[0]
    assert list(word_faults(layer, path.read_text(encoding="utf-8"))) == []


def title_faults(source: str) -> list[str]:
    """Window titles are seen in task bars, screen sharing and logs: each is the program's name and nothing else."""
    titles = re.findall(r"\bsetWindowTitle\((.*)\)", source)
    return [title for title in titles if not re.fullmatch(r"(\w+\.)?PROGRAM", title)]


def test_every_window_title_is_the_name_of_the_program() -> None:
    assert [fault for path in PRODUCT for fault in title_faults(path.read_text(encoding="utf-8"))] == []
    assert title_faults("self.setWindowTitle(document.title)") == ["document.title"]


def test_no_check_is_silenced() -> None:
    silenced = re.compile(r"#\s*" + "noqa|#\\s*" + "pragma: no cover")
    assert [path.name for path in SOURCES if silenced.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_names_a_package_host() -> None:
    """Where packages come from is each workplace's own business, and often a mirror."""
    found = [
        (path.relative_to(ROOT).as_posix(), host)
        for path in told_files()
        for host in HOSTS
        if host in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_host_search_reads_the_files_that_matter() -> None:
    read = {path.relative_to(ROOT).as_posix() for path in told_files()}
    assert {"requirements.lock", "requirements-dev.lock", "pyproject.toml", "dev.py", "README.md", ".ci/run"} <= read


BODY = "    x = 1\n"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("long.py", "x = 1\n" * 401),
        ("main_window.py", "x = 1\n" * 201),
        ("function.py", "def f():\n" + BODY * 60),
        ("lines.py", "class C:\n" + BODY * 250),
        ("methods.py", "class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21))),
        ("text.py", 'x = """' + "a\n" * 400 + '"""\n'),
    ],
)
def test_planted_size_is_found(name: str, source: str) -> None:
    assert len(list(size_faults(name, source))) == 1


def test_comments_blank_lines_and_docstrings_are_free() -> None:
    assert list(size_faults("free.py", '"""' + "a\n" * 400 + '"""\n' + "# a\n\n" * 400 + "x = 1\n" * 400)) == []


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("ui", "title = 'Lås upp'"),
        ("services", "raise Fault('Skåpet är låst')"),
        ("ui", "label.setText('Namn')"),
        ("ui", "QPushButton('Spara', parent)"),
        ("ui", "label.setText(f'Sparat {time}')"),
        ("ui", "table.setHorizontalHeaderLabels(['Nummer'])"),
    ],
)
def test_planted_words_are_found(layer: str, source: str) -> None:
    assert len(list(word_faults(layer, source))) == 1


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("texts", "A = 'Lås'"),
        ("ui", "label.setText(texts.A)"),
        ("ui", "label.setText('–')"),
        ("ui", "label.setText(f'{a} · {b}')"),
        ("ui", "label.setObjectName('quiet')"),
        ("ui", '"""Says ”Lås”."""'),
    ],
)
def test_no_words_are_not_reported(layer: str, source: str) -> None:
    assert list(word_faults(layer, source)) == []
