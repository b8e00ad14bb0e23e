"""Where each file of open data lies: the only place that knows."""

FOLDER = "data/"
WORKBOOK = f"{FOLDER}insyn.xlsx"
DATABASE = f"{FOLDER}insyn.db"
PACKAGE = f"{FOLDER}datapackage.json"
API = "api/v1/"
OPENAPI = f"{API}openapi.json"
CATALOGUE = "datasets/dcat"
FEEDS = "flode/"
ALL, LATE = "alla", "efter-sista-dag"
CALENDAR = f"{FEEDS}sista-dagar.ics"
"""Days that end: those of measures, and those of promised re-follow-ups."""


def table_file(table: str, suffix: str) -> str:
    """Return the path of a table's file."""
    return f"{FOLDER}{table}.{suffix}"


def index(kind: str, page: int = 1) -> str:
    """Return the path of a page of the list of all things of a kind. No thing's own path is like it."""
    return f"{API}{kind}.json" if page == 1 else f"{API}sidor/{kind}/{page}.json"


def thing(kind: str, thing_id: str) -> str:
    """Return the path of one thing, such as `rapporter` and `2024/omsorgshuset`."""
    return f"{API}{kind}/{thing_id}.json"


def feed(name: str, suffix: str) -> str:
    """Return the path of a feed, `suffix` being `atom` or `json`."""
    return f"{FEEDS}{name}.{suffix}"


def of_service(service_id: str) -> str:
    """Return the name of a service's feed."""
    return f"tjanster/{service_id}"


def of_unit(unit_id: str) -> str:
    """Return the name of a unit's feed."""
    return f"verksamheter/{unit_id}"
