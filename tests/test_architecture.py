"""The house stands as it is drawn: rooms import upwards only, modules are small, one knows MkDocs."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "site_builder"
MOST_LINES = 300
ROOMS = (
    *(
        "wording",
        "findings",
        "store",
        "git",
        "writing",
        "unchanged",
        "workers",
        "model",
        "source",
        "problems",
        "reading",
        "prose",
        "secrecy",
        "journal",
    ),
    *("addresses", "palette", "rules", "register", "day", "history"),
    *("publication", "summary", "changes", "record"),
    *(
        "exports",
        "across",
        "pages",
        "importing",
        "formats",
        "editing",
        "indexing",
        "build",
        "plugin",
        "cli",
    ),
)
"""The rooms in reading order: each imports only from those before it (DECISIONS, "The house")."""
MKDOCS = {"mkdocs", "properdocs", "material"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_imports(room: str, source: str) -> list[str]:
    """Return the imports of a room's module that lead down or to a room nobody has drawn."""
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    own = (name.split(".")[1] for name in imports(source) if name.startswith("site_builder."))
    return sorted({other for other in own if other not in allowed})


def test_every_module_is_in_a_drawn_room() -> None:
    """A new room is drawn before it is built."""
    assert {room_of(module) for module in modules()} - {"__init__"} <= set(ROOMS)


def test_rooms_import_upwards_only() -> None:
    """Nothing points back."""
    wrong = {
        module.relative_to(PACKAGE).as_posix(): found
        for module in modules()
        if room_of(module) != "__init__"
        and (found := wrong_imports(room_of(module), module.read_text("utf-8")))
    }
    assert wrong == {}


def test_a_wrong_import_is_seen() -> None:
    """The check itself can fail."""
    assert wrong_imports("model", "from site_builder.rules import judge") == ["rules"]
    assert wrong_imports("model", "import site_builder.plugin") == ["plugin"]


def test_modules_are_small() -> None:
    """A module answers one question."""
    long = {
        module.relative_to(PACKAGE).as_posix(): lines
        for module in modules()
        if (lines := len(module.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_only_the_plugin_imports_mkdocs() -> None:
    """Everything that matters stands outside MkDocs."""
    found = {
        module.name
        for module in modules()
        for name in imports(module.read_text("utf-8"))
        if name.split(".")[0] in MKDOCS
    }
    assert found == {"plugin.py"}


def test_check_starts_without_mkdocs() -> None:
    """`insyn check` waits for nothing it does not need."""
    import subprocess
    import sys

    code = (
        "import sys; from site_builder.cli import main; main(['check', '--root', sys.argv[1]]);"
        "sys.exit(any(name.split('.')[0] in ('mkdocs', 'jinja2', 'markdown') for name in sys.modules))"
    )
    example = PACKAGE.parent / "tests/examples/kommun"
    done = subprocess.run([sys.executable, "-c", code, str(example)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_every_test_states_its_fact() -> None:
    """A test's docstring is a sentence that states what holds."""
    silent = [
        f"{file.name}: {node.name}"
        for file in sorted(Path(__file__).parent.rglob("test_*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not (ast.get_docstring(node) or "").rstrip().endswith((".", "?", "…"))
    ]
    assert silent == []
