"""The one description of the tables of open data.

Data files, database, workbook, data package, dictionary and OpenAPI document all derive from TABLES.
"""

from site_builder.exports.columns import Table, of, own
from site_builder.journal import PromiseState, State
from site_builder.model.events import (
    Correction,
    FollowUpMeeting,
    MeasureChanged,
    Sanction,
    VerdictChanged,
)
from site_builder.model.profile import FocusArea, KeyFigureKind, Provider, Service, Verdict
from site_builder.model.report import (
    ActionPlanDemand,
    Evidence,
    FocusReview,
    KeyFigure,
    Measure,
    Promise,
    Report,
)
from site_builder.model.unit import Unit

ID = own("id", required=True)
OF_REPORT = own("rapport", required=True, references="rapporter")
OF_UNIT = own("verksamhet", required=True, references="verksamheter")
OF_YEAR = own("ar", "whole", required=True)
NUMBER = own("nr", "whole", required=True)
PAGE = own("adress", "address")
LEVEL = of(Verdict, "niva")

REPORTS = Table(
    "rapporter",
    (
        ID,
        own("status", choices=("publicerad", "tillbakadragen"), required=True),
        OF_UNIT,
        OF_YEAR,
        *of(Report, "typ", "anmald", "datum", "datum_saknas"),
        own("ordningsdag", "day"),
        *of(Report, "diarienummer", "ansvarig", "avtal", "lagrum"),
        *of(Report, "foljer_upp", references="rapporter"),
        own("uppfoljd_av", "texts"),
        *of(Report, "ersatter", references="rapporter"),
        own("ersatt_av", references="rapporter"),
        own("galler", "yes_no", required=True),
        *of(Report, "samlad_bedomning"),
        own("bedomning_namn"),
        *LEVEL,
        own("bedomning_i_rapporten"),
        own("bedomning_andrad", "day"),
        *of(Report, "sammanfattning", "lattlast", "styrkor"),
        own("atgardsplan", "yes_no"),
        *of(ActionPlanDemand, "begard", "avtal", prefix="atgardsplan_"),
        *of(Promise, "inom_manader", "raknat_fran", "grund", prefix="uppfoljning_"),
        own("uppfoljning_senast", "day"),
        own("uppfoljning_lage", choices=tuple(PromiseState)),
        own("uppfoljning_dagar_sen", "whole"),
        own("uppfoljning_gjord", "day"),
        own("uppfoljning_rapport", references="rapporter"),
        own("sekretessprovad", "day"),
        own("undantag", "whole"),
        own("tillbakadragen", "day"),
        own("tillbakadragen_skal"),
        own("uppdaterad", "day", required=True),
        PAGE,
    ),
)
UNITS = Table(
    "verksamheter",
    (
        ID,
        *of(Unit, "namn", required=True),
        *of(Unit, "utforare", required=True, references="utforare"),
        own("utforare_namn", required=True),
        *of(Unit, "tjanst", required=True, references="tjanster"),
        own("tjanst_namn", required=True),
        *of(Unit, "regi", required=True),
        *of(Unit, "avtalsform", "avtal", "omrade", "platser", "malgrupp", "aktiv_fran", "aktiv_till"),
        *of(Unit, "tidigare_id", "webb", "ivo_tillstand"),
        own("antal_rapporter", "whole", required=True),
        own("aktuell_rapport", references="rapporter"),
        own("samlad_bedomning"),
        own("bedomning_namn"),
        *LEVEL,
        own("bedomd", "day"),
        own("oppna_krav", "whole", required=True),
        own("krav_efter_sista_dag", "whole", required=True),
        PAGE,
    ),
)
PROVIDERS = Table(
    "utforare",
    (
        ID,
        *of(Provider, "namn", required=True),
        *of(Provider, "organisationsnummer", "form"),
        own("antal_verksamheter", "whole", required=True),
        PAGE,
    ),
)
MEASURES = Table(
    "atgarder",
    (
        OF_REPORT,
        *of(Measure, "id", required=True),
        OF_UNIT,
        OF_YEAR,
        *of(Measure, "typ", required=True),
        own("typ_namn", required=True),
        own("bindande", "yes_no", required=True),
        *of(Measure, "text", required=True),
        *of(Measure, "omrade", references="fokusomraden"),
        *of(Measure, "avtal", "senast"),
        own("lage", choices=tuple(State), required=True),
        own("oppen", "yes_no", required=True),
        own("dagar_sen", "whole", required=True),
        own("sedan", "day"),
        own("lage_text"),
        own("lage_rapport", references="rapporter"),
        PAGE,
    ),
    ("rapport", "id"),
)
EVENTS = Table(
    "handelser",
    (
        OF_REPORT,
        NUMBER,
        OF_UNIT,
        own("datum", "day", required=True),
        own("typ", required=True),
        own("typ_namn", required=True),
        *of(MeasureChanged, "atgard", "status"),
        *of(FollowUpMeeting, "utfall"),
        *of(VerdictChanged, "till"),
        *of(Sanction, "slag", "lage", "belopp"),
        *of(Correction, "vad", "skal"),
        own("text"),
        own("enligt_rapport", references="rapporter"),
    ),
    ("rapport", "nr"),
)
FIGURES = Table(
    "nyckeltal",
    (
        OF_REPORT,
        NUMBER,
        *of(KeyFigure, "id", required=True),
        *of(KeyFigure, "omfattning", required=True),
        own("period", required=True),
        OF_UNIT,
        OF_YEAR,
        own("namn", required=True),
        *of(KeyFigureKind, "enhet", "klass", required=True),
        *of(KeyFigure, "varde", "bas"),
        own("status", choices=("visas", "dolt"), required=True),
        *of(KeyFigure, "dolt", "not"),
    ),
    ("rapport", "nr"),
)
AREAS = Table(
    "fokusomraden",
    (
        ID,
        *of(FocusArea, "namn", required=True),
        *of(FocusArea, "kort", "beskrivning", "fraga", "ar"),
        PAGE,
    ),
)
REVIEWS = Table(
    "granskningar",
    (
        OF_REPORT,
        NUMBER,
        *of(FocusReview, "omrade", required=True, references="fokusomraden"),
        OF_UNIT,
        OF_YEAR,
        *of(FocusReview, "bedomning"),
        own("bedomning_namn"),
        *LEVEL,
        *of(FocusReview, "text"),
    ),
    ("rapport", "nr"),
)
BASIS = Table(
    "underlag",
    (
        OF_REPORT,
        NUMBER,
        OF_UNIT,
        *of(Evidence, "datum", required=True),
        *of(Evidence, "till"),
        *of(Evidence, "typ", required=True),
        own("typ_namn", required=True),
        own("urval_antal", "whole"),
        own("urval_av", "whole"),
        own("urval_status", choices=("visas", "dolt")),
        own("urval_dolt", choices=("under_troskel", "underlag_framgar_inte", "ror_enskilda")),
        *of(Evidence, "text", "fran_verksamheten", "fran_kommunen"),
    ),
    ("rapport", "nr"),
)
SERVICES = Table(
    "tjanster",
    (
        ID,
        *of(Service, "namn", required=True),
        *of(Service, "lag"),
        *of(Service, "tillstandspliktig", required=True),
        *of(Service, "beskrivning"),
        PAGE,
    ),
)
VERDICTS = Table(
    "bedomningar",
    (
        own("skala", choices=("samlad", "delbedomning"), required=True),
        ID,
        *of(Verdict, "namn", "niva", "kraver_atgard", required=True),
        *of(Verdict, "betyder"),
    ),
    ("skala", "id"),
)

TABLES = {
    table.name: table
    for table in (
        *(REPORTS, UNITS, PROVIDERS, MEASURES, EVENTS, FIGURES, AREAS),
        *(REVIEWS, BASIS, SERVICES, VERDICTS),
    )
}
