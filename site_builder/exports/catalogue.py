"""The catalogue for the national data portal, which reads it once a day: DCAT-AP-SE 3 as RDF/XML.

Source: DCAT-AP-SE 3.0.1 (docs.dataportal.se/dcat/sv). Every thing has an address of its own, and texts are
marked as Swedish. A site that does not know its own address has no catalogue: it could name nothing.
"""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from site_builder.exports import places
from site_builder.exports.columns import SAID
from site_builder.exports.licences import LICENCES
from site_builder.exports.report_rows import about
from site_builder.exports.rows import Rows
from site_builder.exports.tables import TABLES
from site_builder.publication import Publication

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "dcatap": "http://data.europa.eu/r5r/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
DAY = "http://www.w3.org/2001/XMLSchema#date"
WHOLE = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
EU = "http://publications.europa.eu/resource/authority/"
SWEDISH, DAILY = f"{EU}language/SWE", f"{EU}frequency/DAILY"
THEMES = (f"{EU}data-theme/SOCI", f"{EU}data-theme/GOVE", f"{EU}data-theme/HEAL")
PUBLIC = f"{EU}access-right/PUBLIC"
STABLE = f"{EU}planned-availability/STABLE"
LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
MEDIA = "http://www.iana.org/assignments/media-types/"
FILE_TYPES = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "db": ("application/vnd.sqlite3", ""),
    "atom": ("application/atom+xml", "ATOM"),
}


def catalogue(rows: Rows, written: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the catalogue. `written` are the sizes of the data files, by path."""
    if not rows.origin.site_url:
        return
    for prefix, address in SPACES.items():
        ElementTree.register_namespace(prefix, address)
    root = Element(_name("rdf:RDF"))
    made = _Catalogue(root, rows.origin.site_url, rows.origin.publication)
    made.add(written)
    ElementTree.indent(root)
    yield places.CATALOGUE, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


class _Catalogue:
    """The things of the catalogue, added to one root."""

    def __init__(self, root: Element, site_url: str, publication: Publication) -> None:
        self.root, self.site_url, self.publication = root, site_url, publication
        self.municipality = publication.municipality
        self.words = {"municipality": self.municipality.name}
        self.days = {report.ordering_day for report in publication.reports.values()}

    def add(self, written: Mapping[str, int]) -> None:
        """Add catalogue, publisher, contact, data set, its files and the API."""
        licence = LICENCES[self.municipality.licence].iri
        whole = self._thing("dcat:Catalog", "katalog")
        _text(whole, "dcterms:title", SAID.catalogue.title.format(**self.words))
        _text(whole, "dcterms:description", SAID.catalogue.description.format(**self.words))
        _links(whole, "dcterms:publisher", self.iri("utgivare"))
        _links(whole, "dcterms:license", licence)
        _links(whole, "dcterms:language", SWEDISH)
        _links(whole, "foaf:homepage", self.site_url)
        _links(whole, "dcat:themeTaxonomy", f"{EU}data-theme")
        _links(whole, "dcterms:spatial", self.iri("kommun"))
        _value(whole, "dcterms:modified", self.publication.today.isoformat(), DAY)
        _links(whole, "dcat:dataset", self.iri("uppfoljningar"))
        _links(whole, "dcat:service", self.iri("api"))
        self._publisher()
        self._contact()
        self._extent()
        files = {path: size for path, size in written.items() if path.rpartition(".")[2] in FILE_TYPES}
        self._dataset([self.iri(_key(path)) for path in files])
        for path, size in files.items():
            self._distribution(path, size, licence)
        self._service(licence)

    def iri(self, name: str) -> str:
        """Return the lasting address of a thing in the catalogue."""
        return f"{self.site_url}{places.CATALOGUE}#{name}"

    def _thing(self, kind: str, name: str) -> Element:
        return SubElement(self.root, _name(kind), {_name("rdf:about"): self.iri(name)})

    def _publisher(self) -> None:
        """Add who publishes: of a demonstration not the municipality that it is about."""
        publisher = self._thing("foaf:Organization", "utgivare")
        SubElement(
            publisher,
            _name("rdf:type"),
            {_name("rdf:resource"): SPACES["foaf"] + "Agent"},
        )
        not_own = self.municipality.demonstration or self.municipality.invented
        name = SAID.catalogue.not_own if not_own else "{municipality}"
        _text(publisher, "foaf:name", name.format(**self.words))
        if not not_own:
            _links(publisher, "dcterms:type", LOCAL_AUTHORITY)

    def _contact(self) -> None:
        contact = self._thing("vcard:Organization", "kontakt")
        SubElement(contact, _name("rdf:type"), {_name("rdf:resource"): SPACES["vcard"] + "Kind"})
        _text(contact, "vcard:fn", f"{self.municipality.committee}, {self.municipality.name}")
        given = self.municipality.contact
        if given.email:
            _links(contact, "vcard:hasEmail", f"mailto:{given.email}")
        if given.web:
            _links(contact, "vcard:hasURL", given.web)

    def _extent(self) -> None:
        """Add where and when what is followed up lies: the municipality, and the days of its reports."""
        place = self._thing("dcterms:Location", "kommun")
        _text(place, "skos:prefLabel", self.municipality.name)
        SubElement(place, _name("dcterms:identifier")).text = self.municipality.code
        if self.days:
            period = self._thing("dcterms:PeriodOfTime", "tid")
            _value(period, "dcat:startDate", min(self.days).isoformat(), DAY)
            _value(period, "dcat:endDate", max(self.days).isoformat(), DAY)

    def _dataset(self, distributions: list[str]) -> None:
        dataset = self._thing("dcat:Dataset", "uppfoljningar")
        _text(dataset, "dcterms:title", SAID.dataset.title.format(**self.words))
        _text(dataset, "dcterms:description", about(self.publication))
        _links(dataset, "dcterms:publisher", self.iri("utgivare"))
        _links(dataset, "dcat:contactPoint", self.iri("kontakt"))
        for word in SAID.dataset.keywords:
            _text(dataset, "dcat:keyword", word)
        for theme in THEMES:
            _links(dataset, "dcat:theme", theme)
        _links(dataset, "dcterms:language", SWEDISH)
        _links(dataset, "dcterms:accrualPeriodicity", DAILY)
        _links(dataset, "dcterms:spatial", self.iri("kommun"))
        if self.days:
            _links(dataset, "dcterms:temporal", self.iri("tid"))
        _links(dataset, "dcterms:accessRights", PUBLIC)
        _value(dataset, "dcterms:modified", self.publication.today.isoformat(), DAY)
        _links(dataset, "dcat:landingPage", f"{self.site_url}{places.PAGE}")
        for each in distributions:
            _links(dataset, "dcat:distribution", each)

    def _distribution(self, path: str, size: int, licence: str) -> None:
        name, _, suffix = path.rpartition(".")
        media, file_type = FILE_TYPES[suffix]
        stem = name.rpartition("/")[2]
        title = TABLES[stem].title if stem in TABLES else SAID.files[suffix]
        file = self._thing("dcat:Distribution", _key(path))
        _text(file, "dcterms:title", SAID.catalogue.file.format(title=title, kind=suffix.upper()))
        description = TABLES[stem].description if stem in TABLES else f"{SAID.files[suffix]}."
        _text(file, "dcterms:description", description)
        _links(file, "dcatap:availability", STABLE)
        _links(file, "dcat:accessURL", f"{self.site_url}{places.PAGE}")
        _links(file, "dcat:downloadURL", f"{self.site_url}{path}")
        _links(file, "dcterms:license", licence)
        _links(file, "dcat:mediaType", MEDIA + media)
        if file_type:
            _links(file, "dcterms:format", f"{EU}file-type/{file_type}")
        _links(file, "dcterms:language", SWEDISH)
        _value(file, "dcat:byteSize", str(size), WHOLE)
        _value(file, "dcterms:modified", self.publication.today.isoformat(), DAY)

    def _service(self, licence: str) -> None:
        service = self._thing("dcat:DataService", "api")
        _text(service, "dcterms:title", SAID.catalogue.api.format(**self.words))
        _text(service, "dcterms:description", SAID.catalogue.api_description)
        for word in SAID.dataset.keywords:
            _text(service, "dcat:keyword", word)
        _links(service, "dcterms:publisher", self.iri("utgivare"))
        _links(service, "dcat:contactPoint", self.iri("kontakt"))
        _links(service, "dcat:endpointURL", f"{self.site_url}{places.API}")
        _links(service, "dcat:endpointDescription", f"{self.site_url}{places.OPENAPI}")
        _links(service, "dcat:servesDataset", self.iri("uppfoljningar"))
        _links(service, "dcterms:license", licence)
        _links(service, "dcterms:accessRights", PUBLIC)
        for theme in THEMES:
            _links(service, "dcat:theme", theme)


def _key(path: str) -> str:
    """Return a file's name in the catalogue: `rapporter-csv`."""
    return path.rpartition("/")[2].replace(".", "-")


def _text(parent: Element, name: str, text: str) -> None:
    mark = {"{http://www.w3.org/XML/1998/namespace}lang": "sv"}
    SubElement(parent, _name(name), mark).text = text


def _links(parent: Element, name: str, address: str) -> None:
    SubElement(parent, _name(name), {_name("rdf:resource"): address})


def _value(parent: Element, name: str, text: str, kind: str) -> None:
    SubElement(parent, _name(name), {_name("rdf:datatype"): kind}).text = text
