"""The editors' form, driven as an editor does, in a folder that a test may read and fill.

A browser without a window cannot ask for a folder. It is given its own private one (the Origin Private File
System), which the form reads and writes through the same File System Access API.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, ViewportSize

TALL: ViewportSize = {"width": 1280, "height": 7000}
"""Sveltia makes a field when it comes into sight."""
SETTLING = 400
"""Milliseconds in which a new row takes its place; what is chosen in it before that is lost."""
PICKED = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
FILL = """async files => {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, {recursive: true});
    await root.getDirectoryHandle(".git", {create: true});
    for (const [path, text] of Object.entries(files)) {
        const folders = path.split("/"), name = folders.pop();
        let folder = root;
        for (const step of folders) folder = await folder.getDirectoryHandle(step, {create: true});
        const writing = await (await folder.getFileHandle(name, {create: true})).createWritable();
        await writing.write(text);
        await writing.close();
    }
}"""
READ = """async () => {
    const found = {};
    const walk = async (folder, path) => {
        for await (const [name, handle] of folder.entries()) {
            if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
            else found[path + name] = await (await handle.getFile()).text();
        }
    };
    await walk(await navigator.storage.getDirectory(), "");
    return found;
}"""


@dataclass(frozen=True, slots=True)
class Form:
    """The form at an address, in one page of a browser."""

    page: Page
    address: str

    def enter(self, root: Path) -> None:
        """Open the form and choose a folder that holds the content in `root`."""
        self.page.set_viewport_size(TALL)
        self.page.add_init_script(PICKED)
        self.page.goto(self.address)
        self.page.evaluate(FILL, content_of(root))
        self.page.get_by_role("button", name="Arbeta i en mapp på datorn").click()
        self.page.get_by_text("En rapport för varje uppföljning").first.wait_for()

    def new(self, collection: str) -> None:
        """Begin a new file."""
        self.page.goto(f"{self.address}#/collections/{collection}/new")
        self.field("Samlad bedömning" if collection == "rapporter" else "Regi").wait_for()

    def open(self, collection: str, path: str) -> None:
        """Open a file that is there."""
        self.page.goto(f"{self.address}#/collections/{collection}/entries/{path}")
        self.field("Samlad bedömning" if collection == "rapporter" else "Regi").wait_for()

    def field(self, label: str, inside: Locator | None = None) -> Locator:
        """Return the field with that label, on the page or inside another."""
        return (inside or self.page.locator("body")).get_by_role("group", name=_quoted(label)).first

    def write(self, label: str, text: str, inside: Locator | None = None) -> None:
        """Write in a field in the place of what stands there."""
        box = self.field(label, inside)
        box.get_by_role("textbox").or_(box.get_by_role("spinbutton")).first.fill(text)

    def choose(self, label: str, choice: str, inside: Locator | None = None) -> None:
        """Choose in a field."""
        self.field(label, inside).get_by_role("radio", name=choice, exact=True).click()

    def add(self, label: str, kind: str | None = None) -> Locator:
        """Add a row to a list, of a kind where there are several, and return the row."""
        listed = self.field(label)
        listed.get_by_role("button", name=re.compile("^Lägg till")).last.click()
        if kind:
            self.page.get_by_role("menuitem", name=kind).click()
        self.page.wait_for_timeout(SETTLING)
        return listed.get_by_role("button", name="Val för raden").last.locator(
            "xpath=ancestor::*[@role='group'][1]"
        )

    def save(self) -> dict[str, str]:
        """Save, and return what the folder then holds, text by path."""
        self.page.get_by_role("button", name="Spara", exact=True).click()
        self.page.get_by_text("Post sparad").first.wait_for()
        found: dict[str, str] = self.page.evaluate(READ)
        return found


def content_of(root: Path) -> dict[str, str]:
    """Return the text of each content file by its path from the root."""
    files = (path for path in sorted((root / "content").rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def put_back(files: Mapping[str, str], root: Path) -> None:
    """Write the files of the form's folder where the command line finds them."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())


def _quoted(label: str) -> re.Pattern[str]:
    """Return the name of a field's group; Sveltia isolates the label by marks of direction."""
    return re.compile(rf"^Fält “\W?{label}\W?”$")
