"""The configuration of the editors' form, in the dialect of Sveltia and Decap CMS."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from site_builder.editing.form.fields import REPORTS, SAID, UNITS, Field, Maker
from site_builder.model import Profile, Report, Unit

FORMAT = "insyn"
"""The file format that `redaktion.js` registers: it changes only what the editor changed."""
_GITHUB = re.compile(r"https://github\.com/(?P<repo>[\w.-]+/[\w.-]+)/(?:edit|blob|tree)/(?P<branch>[^/]+)/")
_NOWHERE = {"repo": "insyn/insyn", "branch": "main"}
SELDOM = ("foljer_upp", "ersatter", "aterkoppling", "handelser", "undantag", "utkast", "publiceras")
"""The keys of a report that stand last in the form: most reports have none of them when they are written."""
_MARKS = (
    *("bold", "italic", "code", "link", "heading-two", "heading-three", "heading-four"),
    *("bulleted-list", "numbered-list", "quote"),
)
"""What the editor of texts knows; what it does not know it would write as plain signs."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the form proposes changes: "owner/name" and the branch that is published."""

    repo: str
    branch: str


def repository_in(edit_uri: str) -> Repository | None:
    """Return the repository on GitHub that the address of "edit this page" leads to, if it does."""
    found = _GITHUB.match(edit_uri)
    return Repository(found["repo"], found["branch"]) if found else None


def configuration(profile: Profile, repository: Repository | None, site_url: str, today: date) -> Field:
    """Return what Sveltia reads: where files are, what they hold, and how changes are proposed.

    Without a `repository` the form works with a folder on the editor's own machine only.
    """
    where = {"repo": repository.repo, "branch": repository.branch} if repository else _NOWHERE
    maker = Maker(profile)
    return {
        "backend": {"name": "github", **where, "auth_methods": ["token"]},
        "publish_mode": "editorial_workflow",
        "site_url": site_url,
        "app_title": f"{SAID.title} · Insyn",
        "logo": {"src": "../assets/favicon.svg"},
        "media_folder": "content/bilder",
        "public_folder": "/bilder",
        "media_libraries": {"stock_assets": {"providers": []}},
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_reports(maker, today), _units(maker)],
    }


def _reports(maker: Maker, today: date) -> Field:
    fields = maker.fields(Report)
    next(field for field in fields if field["name"] == "ar")["default"] = str(today.year)
    fields.sort(key=lambda field: field["name"] in SELDOM)
    fields.insert(_place(fields, "styrkor"), _body("report", default=SAID.body.report.default))
    return {
        **_collection(REPORTS, "reports", fields),
        "path": "{{ar}}/{{slug}}",
        "identifier_field": "verksamhet",
        "slug": _slug("{{verksamhet}}-{{ar}}"),
        "summary": "{{verksamhet}} {{ar}}",
        "view_groups": [{"label": SAID.groups.year, "field": "ar"}],
        "view_filters": [{"label": SAID.filters.draft, "field": "utkast", "pattern": "^(true|ja)$"}],
        "sortable_fields": ["ar", "verksamhet", "datum"],
    }


def _units(maker: Maker) -> Field:
    return {
        **_collection(UNITS, "units", [*maker.fields(Unit), _body("unit")]),
        "identifier_field": "namn",
        "slug": _slug("{{namn}}"),
        "summary": "{{namn}}",
        "view_groups": [{"label": SAID.groups.service, "field": "tjanst"}],
        "sortable_fields": ["namn"],
    }


def _collection(folder: str, name: str, fields: list[Field]) -> Field:
    said = SAID.collections[name]
    return {
        "name": folder,
        "label": said.label,
        "label_singular": said.singular,
        "description": said.description,
        "folder": f"content/{folder}",
        "format": FORMAT,
        "create": True,
        "publish": False,  # a proposal is approved on GitHub, by another person, after the checks
        "delete": False,
        "thumbnail": False,
        "fields": fields,
    }


def _slug(template: str) -> Field:
    said = SAID.file_name
    pattern = [r"^[a-z0-9]+(-[a-z0-9]+)*$", said.wrong]
    return {"template": template, "editable": ["create"], "hint": said.hint, "pattern": pattern}


def _body(name: str, **more: Any) -> Field:
    said = SAID.body[name]
    return {
        "name": "body",
        "label": said.label,
        "hint": said.hint,
        "widget": "markdown",
        "required": False,
        "buttons": list(_MARKS),
        "editor_components": [],
        "use_emoji_autocomplete": False,
        **more,
    }


def _place(fields: list[Field], name: str) -> int:
    return next(place for place, field in enumerate(fields) if field["name"] == name)
