// Filters and sorts a list. What is chosen stands in the address: ?tjanst=hemtjanst&ordning=-datum&sida=2

const PER_PAGE = 200;
const COLUMNS = ["bedomning", "datum", "krav"]; // in the order of data-order
const LARGEST_FIRST = ["datum", "krav"];

const $ = (selector) => document.querySelector(selector);
const nav = $(".filters");
const holder = $("[data-rows]");
const hits = $("[data-hits]");
const pager = $(".pager");
const groups = nav ? [...nav.querySelectorAll("[data-facet]")] : [];
const sorters = [...document.querySelectorAll("[data-sort]")];
const own = nav?.dataset.own ?? "./";
let rows = holder ? [...holder.children].map(asRow) : [];
let all = null; // every row: promised when first asked for

function asRow(element, place) {
  const values = new Set(element.dataset.values.split(" "));
  const order = (element.dataset.order ?? "").split(",").map((text) => (text === "" ? NaN : Number(text)));
  return { element, place, values, order };
}

async function allRows() {
  if (!holder.dataset.file) return rows;
  const answer = await fetch(holder.dataset.file);
  if (!answer.ok) throw new Error(answer.status);
  const { parts, rows: cut } = await answer.json();
  const made = document.createElement("template");
  made.innerHTML = cut.flat().map((part) => (typeof part === "number" ? parts[part] : part)).join("");
  return [...made.content.children].map(asRow);
}

function stateIn(search) {
  const given = new URLSearchParams(search);
  const chosen = {};
  for (const group of groups) {
    const { facet, usual } = group.dataset;
    const value = given.get(facet);
    const known = [...group.querySelectorAll("a")].some(({ dataset }) => dataset.value === value);
    chosen[facet] = known ? value : usual;
  }
  const order = given.get("ordning") ?? "";
  const page = Math.max(1, Number.parseInt(given.get("sida"), 10) || 1);
  return { chosen, order: sorterOf(order) ? order : "namn", page };
}

function searchOf({ chosen, order, page }) {
  const said = new URLSearchParams();
  for (const { dataset: { facet, usual } } of groups) {
    if (chosen[facet] !== usual) said.set(facet, chosen[facet]);
  }
  if (order !== "namn") said.set("ordning", order);
  if (page > 1) said.set("sida", page);
  return said.size ? `?${said}` : "";
}

const column = (order) => order.replace(/^-/, "");
const sorterOf = (order) => sorters.find(({ dataset }) => dataset.sort === column(order));

function fits(row, chosen) {
  return Object.entries(chosen).every(([facet, value]) => !value || row.values.has(`${facet}:${value}`));
}

function sorted(found, order) {
  const down = order.startsWith("-") ? -1 : 1;
  const place = COLUMNS.indexOf(column(order));
  if (place < 0) return down > 0 ? found : [...found].reverse(); // the server's order is Swedish, A to Ö
  return [...found].sort((a, b) => {
    const [x, y] = [a.order[place], b.order[place]];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a.place - b.place;
    return down * (x - y) || a.place - b.place;
  });
}

const filled = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

async function draw(state) {
  all ??= allRows();
  rows = await all;
  const found = sorted(rows.filter((row) => fits(row, state.chosen)), state.order);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(state.page, pages);
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  holder.replaceChildren(...shown.map(({ element }) => element));
  drawFilters(state);
  drawOrder(state.order);
  drawPager({ ...state, page }, pages);
  const counts = { count: found.length, total: rows.length };
  const button = nav?.querySelector("[data-button]");
  if (button) button.textContent = filled(button.dataset.button, counts);
  const said = filled(hits.dataset[found.length ? "hits" : "none"], counts);
  hits.textContent = `${said} ${orderSaid(state.order)}`.trim();
}

function drawFilters(state) {
  for (const group of groups) {
    for (const link of group.querySelectorAll("a")) {
      const { value, heading, note } = link.dataset;
      const chosen = { ...state.chosen, [group.dataset.facet]: value };
      const current = state.chosen[group.dataset.facet] === value;
      link.href = searchOf({ ...state, chosen, page: 1 }) || own;
      if (current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      link.querySelector(".number").textContent = rows.filter((row) => fits(row, chosen)).length;
      if (current && heading) {
        $("[data-heading-here]").textContent = heading;
        $("[data-note-here]").textContent = note;
      }
    }
  }
}

function drawOrder(order) {
  for (const head of document.querySelectorAll("[aria-sort]")) head.removeAttribute("aria-sort");
  const current = sorterOf(order);
  for (const sorter of sorters) sorter.toggleAttribute("data-current", sorter === current);
  current?.closest("th").setAttribute("aria-sort", order.startsWith("-") ? "descending" : "ascending");
}

function orderSaid(order) {
  if (order === "namn") return "";
  const direction = hits.dataset[order.startsWith("-") ? "down" : "up"];
  return filled(hits.dataset.sorted, { column: sorterOf(order).textContent.toLowerCase(), direction });
}

function drawPager(state, pages) {
  const { page } = state;
  const said = pager.querySelector("[data-page]");
  said.textContent = filled(said.dataset.page, { page, of: pages });
  const [before, after] = pager.querySelectorAll("a");
  pager.hidden = pages === 1;
  before.href = searchOf({ ...state, page: page - 1 }) || own;
  after.href = searchOf({ ...state, page: page + 1 });
  before.parentElement.hidden = page === 1;
  after.parentElement.hidden = page === pages;
}

async function go(state, link) {
  if (own !== "./") return location.assign(own + searchOf(state));
  try {
    await draw(state);
    history.pushState(null, "", searchOf(state) || own);
  } catch {
    location.assign(link); // what cannot be fetched has a page
  }
}

function now() {
  if (own === "./") return stateIn(location.search);
  const state = stateIn("");
  for (const group of groups) {
    const value = group.querySelector("[aria-current]")?.dataset.value;
    if (value) state.chosen[group.dataset.facet] = value;
  }
  return state;
}

const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;

nav?.addEventListener("click", (event) => {
  const link = event.target.closest("[data-value]");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  const state = now();
  state.chosen[link.closest("[data-facet]").dataset.facet] = link.dataset.value;
  go({ ...state, page: 1 }, link.href);
});

pager?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || !isPlain(event) || own !== "./") return;
  event.preventDefault();
  const state = now();
  go({ ...state, page: state.page + (link.rel === "next" ? 1 : -1) }, link.href).then(() => {
    document.getElementById("lista").scrollIntoView();
  });
});

for (const sorter of sorters) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sorter";
  button.dataset.sort = sorter.dataset.sort;
  button.append(...sorter.childNodes);
  sorter.replaceWith(button);
  sorters[sorters.indexOf(sorter)] = button;
  button.addEventListener("click", () => {
    const state = now();
    const name = button.dataset.sort;
    const ways = [name, `-${name}`];
    if (LARGEST_FIRST.includes(name)) ways.reverse();
    go({ ...state, order: ways[Number(state.order === ways[0])], page: 1 }, own);
  });
}
sorterOf("namn")?.toggleAttribute("data-current", true);

if (holder && own === "./") {
  window.addEventListener("popstate", () => draw(now()).catch(() => location.reload()));
  if (searchOf(now())) draw(now()).catch(() => location.replace(own));
}
