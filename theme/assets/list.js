// Filters and sorts a list at once. Without this file each filter is a link to a page of its own.
// What is chosen stands in the address: ?tjanst=hemtjanst&bedomning=godkand&ordning=-datum&sida=2

const PER_PAGE = 200;
const COLUMNS = ["bedomning", "datum", "krav"]; // in the order of data-order
const LARGEST_FIRST = ["datum", "krav"];

const nav = document.querySelector(".filters");
const holder = document.querySelector("[data-rows]");
const hits = document.querySelector("[data-hits]");
const pager = document.querySelector(".pager");
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
  made.innerHTML = cut.map((row) => row.map((part) => (typeof part === "number" ? parts[part] : part)).join("")).join("");
  return [...made.content.children].map(asRow);
}

function stateIn(search) {
  const given = new URLSearchParams(search);
  const chosen = {};
  for (const { dataset } of groups) {
    const value = given.get(dataset.facet);
    chosen[dataset.facet] = value && linkOf(dataset.facet, value) ? value : dataset.usual;
  }
  const order = given.get("ordning") ?? "";
  const page = Math.max(1, Number.parseInt(given.get("sida"), 10) || 1);
  return { chosen, order: sorterOf(order) ? order : "namn", page };
}

function searchOf({ chosen, order, page }) {
  const said = new URLSearchParams();
  for (const { dataset } of groups) {
    if (chosen[dataset.facet] !== dataset.usual) said.set(dataset.facet, chosen[dataset.facet]);
  }
  if (order !== "namn") said.set("ordning", order);
  if (page > 1) said.set("sida", page);
  return said.size ? `?${said}` : "";
}

const column = (order) => order.replace(/^-/, "");
const sorterOf = (order) => sorters.find(({ dataset }) => dataset.sort === column(order));

function linkOf(facet, value) {
  const group = groups.find(({ dataset }) => dataset.facet === facet);
  return [...group.querySelectorAll("a")].find(({ dataset }) => dataset.value === value);
}

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
  const said = filled(found.length ? hits.dataset.hits : hits.dataset.none, counts);
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
        document.querySelector("[data-heading-here]").textContent = heading;
        document.querySelector("[data-note-here]").textContent = note;
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
  const direction = order.startsWith("-") ? hits.dataset.down : hits.dataset.up;
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
  const address = searchOf(state) || own;
  if (own !== "./") return location.assign(own + searchOf(state));
  try {
    await draw(state);
    history.pushState(null, "", address);
  } catch {
    location.assign(link ?? address);
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
  const facet = link.closest("[data-facet]").dataset.facet;
  go({ ...state, chosen: { ...state.chosen, [facet]: link.dataset.value }, page: 1 }, link.href);
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
    const first = LARGEST_FIRST.includes(name) ? `-${name}` : name;
    const other = first === name ? `-${name}` : name;
    go({ ...state, order: state.order === first ? other : first, page: 1 });
  });
}
document.querySelector(".table--sorted")?.classList.add("table--sortable");
sorterOf("namn")?.toggleAttribute("data-current", true);

if (holder && own === "./") {
  window.addEventListener("popstate", () => draw(now()).catch(() => location.reload()));
  if (searchOf(now())) draw(now()).catch(() => location.replace(own));
}
