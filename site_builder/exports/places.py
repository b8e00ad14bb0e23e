"""Where each file of open data lies: the only place that knows."""

from site_builder import addresses

PAGE = addresses.OPEN_DATA
FOLDER = "data/"
WORKBOOK = f"{FOLDER}insyn.xlsx"
DATABASE = f"{FOLDER}insyn.db"
PACKAGE = f"{FOLDER}datapackage.json"
API = "api/v1/"
OPENAPI = f"{API}openapi.json"
CATALOGUE = "datasets/dcat"
LOG = f"{API}andringar/logg.jsonl"
FEEDS = addresses.FEEDS
COMPONENT = "insyn.js"
"""The script that shows a verdict on another site."""
FOLDERS = ("api/", "data/", "datasets/", FEEDS)
"""The folders of what any other site may fetch."""


def table_file(table: str, suffix: str) -> str:
    """Return the path of a table's file."""
    return f"{FOLDER}{table}.{suffix}"


def index(kind: str, page: int = 1) -> str:
    """Return the path of a page of the list of all things of a kind. No thing's own path is like it."""
    return f"{API}{kind}.json" if page == 1 else f"{API}sidor/{kind}/{page}.json"


def thing(kind: str, thing_id: str) -> str:
    """Return the path of one thing, such as `rapporter` and `2024/omsorgshuset`."""
    return f"{API}{kind}/{thing_id}.json"


def version(report_id: str, number: int) -> str:
    """Return the path of a version of a report's facts. It is told in the log, and never another."""
    return f"{API}rapporter/{report_id}/{number}.json"


def feed(address: str, suffix: str) -> str:
    """Return the path of the feed that belongs to the page at an address, `suffix` being `atom` or `json`."""
    return f"{FEEDS}{address}nytt.{suffix}"
