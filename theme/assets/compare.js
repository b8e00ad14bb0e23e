// Sets two or three units side by side, from the table of them all; which ones stands in the address: ?v=a&v=b

const MOST = 3;
const FEWEST = 2;

const $ = (selector) => document.querySelector(selector);
const rows = new Map([...document.querySelectorAll(".table--facts tbody tr")].map((row) => [row.id, row]));
const pick = $("[data-pick]");
const sides = $("[data-side-by-side]");
const heading = $("h1").textContent;
const lead = $("[data-lead]");
const usual = { title: document.title, lead: lead.textContent };
const boxes = [];

const filled = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

function asked() {
  const ids = new Set(new URLSearchParams(location.search).getAll("v"));
  return [...ids].filter((id) => rows.has(id)).slice(0, MOST);
}

function factsOf(row) {
  const facts = new Map();
  for (const cell of row.querySelectorAll("td")) {
    const parts = cell.querySelectorAll("[data-fact]");
    for (const part of parts) facts.set(part.dataset.fact, part.querySelector("[data-value]"));
    if (!parts.length && !cell.matches("[data-figures]")) facts.set(cell.dataset.label, cell);
  }
  return facts;
}

const textOf = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : sides.dataset.nothing);
const copies = (node) => (node ? [...node.childNodes].map((child) => child.cloneNode(true)) : [sides.dataset.nothing]);

function made(name, role, contents, attributes = {}) {
  const element = document.createElement(name);
  if (role) element.setAttribute("role", role);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...contents);
  return element;
}

function sideBySide(ids) {
  const chosen = ids.map((id) => rows.get(id));
  const facts = chosen.map(factsOf);
  const labels = [...new Set(facts.flatMap((each) => [...each.keys()]))];
  const names = chosen.map((row) => row.querySelector("th a"));
  const [different, same] = [$("[data-different]"), $("[data-same]")];
  const heads = names.map((name) => made("th", "columnheader", [name.cloneNode(true)], { scope: "col" }));
  different.tHead.rows[0].replaceChildren(different.tHead.rows[0].cells[0], ...heads);
  different.tBodies[0].replaceChildren();
  same.replaceChildren();
  for (const label of labels) {
    const values = facts.map((each) => each.get(label));
    if (new Set(values.map(textOf)).size === 1) {
      same.append(made("div", "", [made("dt", "", [label]), made("dd", "", copies(values[0]))]));
      continue;
    }
    const cells = values.map((value, place) => {
      return made("td", "cell", copies(value), { class: "cell-lines", "data-label": names[place].textContent });
    });
    const head = made("th", "rowheader", [label], { scope: "row" });
    different.tBodies[0].append(made("tr", "row", [head, ...cells], {}));
  }
  different.hidden = !different.tBodies[0].rows.length;
  $("[data-none-different]").hidden = !different.hidden;
  same.hidden = !same.children.length;
  $("[data-none-same]").hidden = !same.hidden;
  return names.map((name) => name.textContent);
}

function draw() {
  const ids = asked();
  const side = ids.length >= FEWEST;
  const names = side ? sideBySide(ids) : [];
  const said = filled(lead.dataset.lead, { names: new Intl.ListFormat("sv").format(names) });
  sides.hidden = !side;
  $("[data-whole]").hidden = side;
  $("[data-back]").hidden = !side;
  pick.hidden = side;
  lead.textContent = side ? said : usual.lead;
  document.title = side ? usual.title.replace(heading, said) : usual.title;
  if (side) return;
  const before = ids.length ? ids : [decodeURIComponent(location.hash.slice(1))];
  for (const box of boxes) box.checked = before.includes(box.value);
  count();
}

function count() {
  const chosen = boxes.filter((box) => box.checked).length;
  for (const box of boxes) box.disabled = !box.checked && chosen >= MOST;
  pick.querySelector("button").disabled = chosen < FEWEST;
  const said = pick.querySelector("[data-said]");
  said.textContent = filled(said.dataset.said, { count: chosen });
}

function start() {
  for (const [id, row] of rows) {
    const head = row.querySelector("th");
    const name = head.textContent.trim();
    const box = made("input", "", [], { type: "checkbox", value: id, "aria-label": filled(pick.dataset.named, { name }) });
    const label = made("label", "", [box, ` ${pick.dataset.choose}`], { class: "pick__box" });
    boxes.push(box);
    head.append(label);
    box.addEventListener("change", count);
  }
  pick.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = boxes.filter((box) => box.checked).map((box) => ["v", box.value]);
    history.pushState(null, "", `?${new URLSearchParams(chosen)}`);
    draw();
    $("#skiljer").focus();
  });
  window.addEventListener("popstate", draw);
  draw();
}

if (pick) start();
