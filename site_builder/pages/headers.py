"""Ready settings for web servers: the policy and what else stands in the head of each answer.

A page carries its own policy in its HTML. A header says the same for a whole folder, and what HTML
cannot say: that no other site may show a page in a frame, how long a file may be kept, what others are told.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from site_builder import addresses
from site_builder.exports import places
from site_builder.pages.policy import Needs, needs_by_folder, policy

STATIC_HOSTS = "_headers"
NGINX = "headers/nginx.conf"
APACHE = "headers/apache.htaccess"

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
ASK_AGAIN = "no-cache"
KEEP = "public, max-age=31536000, immutable"
KEPT = r"(?:assets/[^/]+\.[0-9a-f]{8}\.[a-z]+|pagefind[^/]*/(?:fragment|index|filter)/[^/]+)"
"""The files that have another name when a byte of them changes, as a pattern that nginx and Apache share."""
GZIPPED = (
    "gzip_types text/css text/csv text/xml application/javascript application/json application/atom+xml "
    "application/rdf+xml image/svg+xml;"
)
FRESH = "public, max-age=600"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": FRESH,
}
"""What is said of open data, and of the component that shows it: any other site may fetch it."""
TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "db": "application/vnd.sqlite3",
    "atom": "application/atom+xml",
    "jsonl": "application/jsonl",
    "js": "text/javascript",
}
"""What open data is, by the end of its name: servers do not know them all."""
MISSING = "@insyn_data_saknas"
"""nginx's answer about data that does not exist: any other site may read it, as it may read the data."""
CATALOGUE_TYPE = "application/rdf+xml"
CALENDAR_TYPE = "text/calendar; charset=utf-8"
"""What a calendar is (RFC 5545, 8.1): nginx's own list does not know `.ics`."""
KEPT_FOLDERS = (
    *("assets/*.css", "assets/*.js", "assets/*.json"),
    *("pagefind/fragment/*", "pagefind/index/*", "pagefind/filter/*"),
)


def header_files(
    pages: Iterable[tuple[str, tuple[str, ...]]], others: Iterable[str], site_url: str, form: bool = False
) -> dict[str, bytes]:
    """Return the files by path.

    `pages` are addresses with the scripts that the page loads, `others` addresses of pages without scripts;
    `site_url` ends with a slash. With a `form`, its folder alone gets what it needs.
    """
    root = urlsplit(site_url).path or "/"
    needs = needs_by_folder(pages, others)
    if form:
        needs[addresses.FORM.rstrip("/")] = Needs.FORM
    texts = {
        STATIC_HOSTS: _static_hosts(needs, root),
        NGINX: _nginx(needs, root),
        APACHE: _apache(needs, root),
    }
    return {path: text.encode() for path, text in texts.items()}


def in_header(needs: Needs) -> str:
    """Return the policy as a header says it."""
    return f"{policy(needs)}; frame-ancestors 'none'"


def _demanding(needs: dict[str, Needs]) -> dict[str, Needs]:
    return {folder: most for folder, most in needs.items() if folder and most is not Needs.NOTHING}


def _static_hosts(needs: dict[str, Needs], root: str) -> str:
    """Return the file that Netlify and Cloudflare Pages read.

    Headers of every pattern that fits are joined there, and a joined policy is the strictest of them: so each
    folder has its own policy, and none is said of them all.
    """
    rules = [(f"{root}*", ALWAYS)]
    for folder, most in needs.items():
        place = f"{root}{folder}/*" if folder else root
        rules.append((place, {"Content-Security-Policy": in_header(most)}))
    rules += [(f"{root}{place}", {"Cache-Control": KEEP}) for place in KEPT_FOLDERS]
    rules += [(f"{root}{folder}*", OPEN) for folder in places.FOLDERS]
    rules.append((f"{root}{places.COMPONENT}", OPEN))
    rules.append((f"{root}{places.CATALOGUE}", {"Content-Type": CATALOGUE_TYPE}))
    rules.append((f"{root}{addresses.CALENDAR}", {"Content-Type": CALENDAR_TYPE}))
    lines = ((place, *(f"  {name}: {value}" for name, value in said.items())) for place, said in rules)
    return "".join("\n".join(rule) + "\n" for rule in lines)


def _nginx(needs: dict[str, Needs], root: str) -> str:
    """Return what a `server` block includes. A location that says one header must say them all."""
    blocks = [(f"location ^~ {root}{folder}/", most, ASK_AGAIN) for folder, most in _demanding(needs).items()]
    blocks.append((f'location ~ "^{re.escape(root)}{KEPT}$"', Needs.NOTHING, KEEP))
    lines = [
        "charset utf-8;",
        "gzip on;",
        GZIPPED,
        f"error_page 404 {root}404.html;",
        *_nginx_lines(Needs.NOTHING, ASK_AGAIN),
    ]
    for place, most, kept in blocks:
        lines += [f"{place} {{", *(f"    {line}" for line in _nginx_lines(most, kept)), "}"]
    for place in (*(f"^~ {root}{folder}" for folder in places.FOLDERS), f"= {root}{places.COMPONENT}"):
        lines += [f"location {place} {{", *(f"    {line}" for line in _nginx_open()), "}"]
    of_calendar = ["types { }", f'default_type "{CALENDAR_TYPE}";', *_nginx_lines(Needs.NOTHING, ASK_AGAIN)]
    lines += [f"location = {root}{addresses.CALENDAR} {{", *(f"    {line}" for line in of_calendar), "}"]
    said = (f'    add_header {name} "{value}" always;' for name, value in {**ALWAYS, **OPEN}.items())
    lines += [f"location {MISSING} {{", *said, "    return 404;", "}"]
    return "\n".join(lines) + "\n"


def _nginx_lines(needs: Needs, kept: str) -> list[str]:
    said = {"Content-Security-Policy": in_header(needs), **ALWAYS, "Cache-Control": kept}
    return [f'add_header {name} "{value}" always;' for name, value in said.items()]


def _nginx_open() -> list[str]:
    """Return the lines of open data: types of its own, and the one file whose name has no end."""
    types = " ".join(f"{media} {end};" for end, media in TYPES.items())
    said = {**ALWAYS, **OPEN}
    return [
        f"types {{ {types} }}",
        f"default_type {CATALOGUE_TYPE};",
        f"error_page 404 {MISSING};",
        *(f'add_header {name} "{value}" always;' for name, value in said.items()),
    ]


def _apache(needs: dict[str, Needs], root: str) -> str:
    """Return what a file named .htaccess at the root of the site holds."""
    lines = ["AddDefaultCharset utf-8", f"ErrorDocument 404 {root}404.html", "<IfModule mod_headers.c>"]
    said = {"Content-Security-Policy": in_header(Needs.NOTHING), **ALWAYS, "Cache-Control": ASK_AGAIN}
    lines += [f'Header always set {name} "{value}"' for name, value in said.items()]
    for folder, most in _demanding(needs).items():
        lines += _apache_if(f"{re.escape(root)}{folder}/", "Content-Security-Policy", in_header(most))
    lines += _apache_if(f"{re.escape(root)}{KEPT}$", "Cache-Control", KEEP)
    of_data = "|".join(map(re.escape, (*places.FOLDERS, f"{places.COMPONENT}$")))
    for name, value in OPEN.items():
        lines += _apache_if(f"{re.escape(root)}(?:{of_data})", name, value)
    types = [f"AddType {media} .{end}" for end, media in TYPES.items()]
    catalogue = places.CATALOGUE.rpartition("/")[2]
    types.append(f'<Files "{catalogue}">\nForceType {CATALOGUE_TYPE}\n</Files>')
    types += ["AddType text/calendar .ics", "AddCharset utf-8 .ics"]
    return "\n".join([*lines, "</IfModule>", *types]) + "\n"


def _apache_if(pattern: str, name: str, value: str) -> list[str]:
    return [f'<If "%{{REQUEST_URI}} =~ m#^{pattern}#">', f'Header always set {name} "{value}"', "</If>"]
