"""The files of the editors' form: Sveltia CMS as npm delivers it, with every outside address made our own.

Its bundle fetches fonts, its Swedish and news of itself from three other sites. What it needs is copied from
the package to this site; the rest is answered by a file that says nothing is known.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

from site_builder import addresses
from site_builder.editing.form.configuration import configuration, repository_in
from site_builder.editing.form.fields import SAID
from site_builder.model import Profile
from site_builder.pages.policy import Needs, policy
from site_builder.pages.templates import Press

HERE = Path(__file__).parent
PACKAGES = Path("node_modules")
CMS, YAML = PACKAGES / "@sveltia/cms", PACKAGES / "yaml"
SCRIPT = "sveltia/sveltia-cms.js"
LANGUAGE = "sv"

_UNPKG = "https://unpkg.com/"
_FONTS = ("source-sans-3", "noto-mono", "material-symbols-outlined")
_FONT = r"https://cdn\.jsdelivr\.net/fontsource/fonts/%s(?::vf)?@[\d.]+/latin-[\w-]+\.woff2"
"""The address of a font, by its name."""
_STATUS = (
    r"https://www\.githubstatus\.com/api/v2/status\.json",
    r"https://status-api\.hostedstatus\.com/1\.0/status/\w+",
)
_LETTERS = r"(normalize\(`NFD`\),\{locale:(\w+)&&\w+\.includes\(\2\)\?\2:)void 0\}"
"""How a name becomes that of a file: without a language of its own `ä` would be `ae`, which is German."""
_UNKNOWN_STATUS = b'{"status": {"indicator": "unknown"}}'


FORM_PAGE = f"{addresses.FORM}index.html"


class OtherBundleError(ValueError):
    """The package is not the one that was looked through: an address that is made our own is not in it."""


def form_files(packages: Path, profile: Profile, press: Press, today: date) -> dict[str, bytes]:
    """Return every file of the form by its path from the site's root.

    `packages` is where npm put them; the form's proposals go where the `press` says that content is edited.
    """
    repository = repository_in(press.edit_uri)
    settings = configuration(profile, repository, press.site_url, today)
    words = SAID.sveltia if repository else {**SAID.sveltia, **SAID.sveltia_alone}
    page = Template((HERE / "redaktion.html").read_text("utf-8")).substitute(
        policy=policy(Needs.FORM), title=SAID.title, noscript=SAID.noscript, icon="../assets/favicon.svg"
    )
    files = {
        "index.html": page.encode(),
        "config.json": _json(settings),
        **{name: (HERE / name).read_bytes() for name in ("redaktion.js", "format.js")},
        **dict(bundle_files(packages, words)),
    }
    return {f"{addresses.FORM}{path}": content for path, content in files.items()}


def bundle_files(packages: Path, words: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of what comes from npm, each path under the form's own folder.

    `packages` holds `node_modules`; `words` take the place of Sveltia's own Swedish. Raises OtherBundleError
    when an address that is to be changed has gone.
    """
    cms = packages / CMS
    version = json.loads((cms / "package.json").read_text("utf-8"))["version"]
    script = (cms / "dist/sveltia-cms.mjs").read_text("utf-8")
    yield SCRIPT, _at_home(script).encode()
    yield "LICENSE-sveltia.txt", (cms / "LICENSE.txt").read_bytes()
    yield "npm/@sveltia/cms/package.json", _json({"version": version})
    strings = json.loads((cms / f"locales/{LANGUAGE}.json").read_text("utf-8"))
    yield f"npm/@sveltia/cms@{version}/locales/{LANGUAGE}.json", _json(with_our_words(strings, words))
    yield "status.json", _UNKNOWN_STATUS
    for name in _FONTS:
        (font,) = (cms / "npm/assets").glob(f"{name}-latin-*.woff2")
        yield f"fonts/{name}.woff2", font.read_bytes()
        yield f"fonts/{name}.LICENSE.txt", (cms / f"npm/assets/{name}.LICENSE.txt").read_bytes()
    library = packages / YAML / "browser"
    for path in sorted(library.rglob("*.js")):
        yield f"yaml/{path.relative_to(library).as_posix()}", path.read_bytes()


def with_our_words(strings: dict[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Return Sveltia's Swedish with our words in the place of its own, where we have any."""
    changed = {
        key: with_our_words(strings.get(key, {}), said) if isinstance(said, Mapping) else said
        for key, said in ours.items()
    }
    return strings | changed


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _at_home(script: str) -> str:
    """Return the script with what it fetches as files of the form's folder, and with our letters."""
    changes = [(re.escape(_UNPKG), "./npm/")]
    changes += [(_FONT % name, f"./fonts/{name}.woff2") for name in _FONTS]
    changes += [(address, "./status.json") for address in _STATUS]
    changes.append((_LETTERS, rf"\1`{LANGUAGE}`}}"))
    for address, ours in changes:
        script, times = re.subn(address, ours, script)
        if not times:
            raise OtherBundleError(f"{address} is not in Sveltia's script: look through the new version.")
    return re.sub(r"\n//# sourceMappingURL=.*", "", script)
