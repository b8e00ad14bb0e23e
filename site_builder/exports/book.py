"""The file of a workbook (ECMA-376): an archive of its sheets, and of what is about the whole.

The same sheets give the same bytes: what lies in the archive has no time of its own (`zipfile` says 1980).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from site_builder.exports.sheets import Sheet, letters

STYLES = """<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="16"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>
<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">
<alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">
<alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">
<alignment horizontal="left"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"""
"""The looks of the cells; TITLE, HEAD, WRAP and DAY of `sheets` are places in `cellXfs`."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PROPERTIES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
OF_PACKAGE = "application/vnd.openxmlformats-package"
WHOLE = (
    (f"{RELATIONS}/officeDocument", "xl/workbook.xml"),
    (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
)
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Book:
    """A workbook that is being written: its sheets by their names, in the order of their tabs."""

    def __init__(self, archive: ZipFile, names: Sequence[str], title: str, made: date) -> None:
        self._archive, self._names = archive, names
        self._filtered: dict[int, str] = {}
        paths = [f"worksheets/sheet{each}.xml" for each in range(1, len(names) + 1)]
        parts = [*((f"{RELATIONS}/worksheet", path) for path in paths), (f"{RELATIONS}/styles", "styles.xml")]
        self._write("[Content_Types].xml", _kinds(paths))
        self._write("_rels/.rels", _relations(WHOLE))
        self._write("xl/_rels/workbook.xml.rels", _relations(parts))
        self._write("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>')
        self._write("docProps/core.xml", _properties(title, made))

    def _write(self, path: str, content: str) -> None:
        self._archive.writestr(ZipInfo(path), DECLARED + content, ZIP_DEFLATED)

    @contextmanager
    def sheet(self, name: str, widths: Sequence[int], frozen: int = 0) -> Iterator[Sheet]:
        """Let a sheet be written. Where columns are frozen, so is the first row, and rows can be filtered."""
        place = self._names.index(name)
        with self._archive.open(f"xl/worksheets/sheet{place + 1}.xml", "w") as file:
            file.write(_beginning(place, widths, frozen).encode())
            yield (sheet := Sheet(file, len(widths)))
            file.write(b"</sheetData>")
            if frozen:
                self._filtered[place] = sheet.area
                file.write(f'<autoFilter ref="{sheet.area.replace("$", "")}"/>'.encode())
            file.write(b"</worksheet>")

    def finish(self) -> None:
        """Write which sheets there are, and what is filtered."""
        sheets = (
            f'<sheet name={quoteattr(name)} sheetId="{each}" r:id="rId{each}"/>'
            for each, name in enumerate(self._names, start=1)
        )
        areas = (
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
            f"'{escape(self._names[place])}'!{area}</definedName>"
            for place, area in sorted(self._filtered.items())
        )
        self._write(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><bookViews><workbookView/></bookViews>'
            f"<sheets>{''.join(sheets)}</sheets><definedNames>{''.join(areas)}</definedNames></workbook>",
        )


def _beginning(place: int, widths: Iterable[int], frozen: int) -> str:
    selected = "" if place else ' tabSelected="1"'
    split = f"{letters(frozen)}2"
    pane = (
        f'<pane xSplit="{frozen}" ySplit="1" topLeftCell="{split}" activePane="bottomRight" state="frozen"/>'
        f'<selection pane="bottomRight" activeCell="{split}" sqref="{split}"/>'
    )
    columns = (
        f'<col min="{each}" max="{each}" width="{width}.7109375" customWidth="1"/>'
        for each, width in enumerate(widths, start=1)
    )
    return (
        f'{DECLARED}<worksheet xmlns="{MAIN}"><sheetViews><sheetView{selected} workbookViewId="0">'
        f"{pane if frozen else ''}</sheetView></sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{"".join(columns)}</cols><sheetData>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    each = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _kinds(paths: Iterable[str]) -> str:
    kinds = {f"/xl/{path}": f"{KIND}.worksheet+xml" for path in paths}
    kinds |= {"/xl/workbook.xml": f"{KIND}.sheet.main+xml", "/xl/styles.xml": f"{KIND}.styles+xml"}
    kinds["/docProps/core.xml"] = f"{OF_PACKAGE}.core-properties+xml"
    each = (f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in kinds.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{OF_PACKAGE}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(each)}</Types>'
    )


def _properties(title: str, made: date) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{made.isoformat()}T00:00:00Z</dcterms'
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" {PROPERTIES}>'
        f"<dc:title>{escape(title)}</dc:title><dc:creator></dc:creator><dcterms:created {moment}:created>"
        f"<dcterms:modified {moment}:modified></cp:coreProperties>"
    )
