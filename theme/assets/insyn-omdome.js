// <insyn-omdome verksamhet="id">: a unit's verdict, on any site. Loads nothing but one JSON file from where the
// script itself lies. No markup from strings, no inline style: it works under a strict Content-Security-Policy.
const SAID = "ORD"; // the words, put here by the build
const BASE = new URL(".", import.meta.url);
const PATIENCE = 10_000;
const OLD_AFTER_MONTHS = 18;
const SVG = "http://www.w3.org/2000/svg";
const MARKS = {
  godkand: [["circle", { cx: 12, cy: 12, r: 11, class: "fill" }], ["path", { d: "m7 12.5 3.5 3.5L17 8.8", class: "cut" }]],
  anmarkning: [["path", { d: "M12 3 22.5 21.5h-21zM12 10v4.5M12 18v.2", class: "line" }]],
  underkand: [["path", { d: "M1.5 1.5h21v21h-21z", class: "fill" }], ["path", { d: "m7.5 7.5 9 9m0-9-9 9", class: "cut" }]],
  saknas: [["circle", { cx: 12, cy: 12, r: 10, class: "line dash" }], ["path", { d: "M8 12h8", class: "line" }]],
};
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :host { display: block; padding: 1em; border: 1px solid; background: Canvas; color: CanvasText; font: inherit; line-height: 1.5; }
  :host([hidden]) { display: none; }
  :host([tema="ljust"]) { color-scheme: light !important; }
  :host([tema="morkt"]) { color-scheme: dark !important; }
  p { margin: 0; }
  p + p { margin-block-start: 0.35em; }
  a { color: LinkText; text-decoration: underline; text-underline-offset: 0.15em; }
  a:focus-visible { outline: 3px solid CanvasText; outline-offset: 3px; }
  .name { font-weight: bold; }
  .verdict { display: flex; flex-wrap: wrap; align-items: center; column-gap: 0.5em; }
  .word { font-weight: bold; }
  .godkand { color: light-dark(#14693d, #7ecc9a); }
  .anmarkning { color: light-dark(#8c5214, #efae75); }
  .underkand { color: light-dark(#a32228, #f7857f); }
  svg { flex: none; inline-size: 1.25em; block-size: 1.25em; }
  .fill { fill: currentColor; }
  .cut { fill: none; stroke: Canvas; stroke-width: 2.75; }
  .line { fill: none; stroke: currentColor; stroke-width: 2.25; }
  .dash { stroke-dasharray: 4.1 3; }
  .note { font-size: 0.875em; }
  @media (forced-colors: active) { .mark { color: CanvasText; } }
`);

const made = (name, css, ...inside) => {
  const element = document.createElement(name);
  if (css) element.className = css;
  element.append(...inside.filter((each) => each !== ""));
  return element;
};
const filled = (text, words) => text.replace(/\{(\w+)\}/g, (_, name) => words[name]);
const drawn = (level) => {
  const mark = document.createElementNS(SVG, "svg");
  mark.setAttribute("viewBox", "0 0 24 24");
  mark.setAttribute("aria-hidden", "true");
  mark.setAttribute("class", `mark ${level}`);
  for (const [name, attributes] of MARKS[level] ?? MARKS.saknas) {
    const part = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    mark.append(part);
  }
  return mark;
};
const linked = (text, address) => {
  const link = made("a", "", text);
  link.href = address;
  return link;
};
const monthsSince = (day) => {
  const [year, month, date] = day.split("-").map(Number);
  const now = new Date();
  return (now.getFullYear() - year) * 12 + now.getMonth() + 1 - month - (now.getDate() < date ? 1 : 0);
};
const season = (day) => filled(Number(day.slice(5, 7)) <= 6 ? SAID.spring : SAID.autumn, { year: day.slice(0, 4) });
const counted = (forms, count) => (count === 1 ? forms.one : filled(forms.many, { count }));

function verdictOf(unit) {
  if (!unit.aktuell_rapport) return [made("p", "verdict", drawn("saknas"), made("span", "word", SAID.not_yet))];
  const date = filled(SAID.follow_up, { season: season(unit.bedomd) });
  const rows = [
    made("p", "verdict", drawn(unit.niva), made("span", "word", unit.bedomning_namn), made("span", "", date)),
  ];
  if (monthsSince(unit.bedomd) >= OLD_AFTER_MONTHS) {
    rows.push(made("p", "note", filled(SAID.old, { year: unit.bedomd.slice(0, 4) })));
  }
  const late = unit.krav_efter_sista_dag;
  const open = unit.oppna_krav ? counted(SAID.open, unit.oppna_krav) : SAID.none_open;
  rows.push(made("p", "", late ? `${open} ${counted(SAID.late, late)}` : open));
  return rows;
}

class Omdome extends HTMLElement {
  static observedAttributes = ["verksamhet"];
  #asked = 0;
  #root = this.attachShadow({ mode: "open" });

  connectedCallback() {
    this.#root.adoptedStyleSheets = [STYLE];
    this.#fetch();
  }

  attributeChangedCallback(_name, before, now) {
    if (this.#asked && before !== now) this.#fetch(); // not before it stands in a page
  }

  async #fetch() {
    const asked = ++this.#asked;
    const id = encodeURIComponent(this.getAttribute("verksamhet") ?? "");
    this.#show(true, made("p", "", SAID.loading));
    let rows;
    try {
      const answer = await fetch(new URL(`api/v1/verksamheter/${id}.json`, BASE), {
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE),
      });
      rows = answer.status === 404 ? this.#failed(SAID.unknown, "") : this.#told(await answer.json());
    } catch {
      rows = this.#failed(SAID.failed, `verksamheter/${id}/`);
    }
    if (asked === this.#asked) this.#show(false, ...rows);
  }

  #told(unit) {
    return [
      made("p", "name", linked(unit.namn, unit.adress)),
      ...verdictOf(unit),
      unit.upplysning ? made("p", "note", unit.upplysning) : "",
    ];
  }

  #failed(said, address) {
    return [made("p", "", said, " ", linked(SAID.there, new URL(address, BASE))), made("slot", "")];
  }

  #show(busy, ...rows) {
    const box = made("div", "", ...rows);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", SAID.label);
    box.setAttribute("aria-live", "polite");
    box.setAttribute("aria-busy", String(busy));
    this.#root.replaceChildren(box);
  }
}

customElements.get("insyn-omdome") ?? customElements.define("insyn-omdome", Omdome);
