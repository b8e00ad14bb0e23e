// The search page. Names, case numbers and years are looked up in our own small index, words in Pagefind's.
// The state of the page is its address: ?q=, one parameter for each chosen facet, and ?aldre= where older years
// are searched too. Those have indexes of their own on a large site, which nobody loads unasked.

const form = document.getElementById("sokning");
const field = document.getElementById("sok-ord");
const said = JSON.parse(form.dataset.said);
const part = Object.fromEntries(
  ["antal", "menade", "traffar", "lista", "fler", "aldre"].map((id) => [id, document.getElementById(id)]),
);
const groups = [...document.querySelectorAll("[data-facet]")];
const facets = groups.map((group) => group.dataset.facet);
const root = new URL("../", location);
const PAGE = 10;
const MOST_NAMES = 3;
const MOST_CASES = 10;
const PAUSE = 300; // ms after the last letter

let latest = 0;
let engine;
let olderEngine;
let index;
let cases;

const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const tokens = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const bare = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// --- what the address says ---

function asked() {
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(facets.filter((name) => given.get(name)).map((name) => [name, given.get(name)]));
  return { query: (given.get("q") ?? "").trim(), chosen, older: given.has("aldre") };
}

function addressOf(query, chosen) {
  const given = new URLSearchParams(query ? { q: query, ...chosen } : {});
  if (query && asked().older) given.set("aldre", "ja");
  return location.pathname + (query ? `?${given}` : "");
}

function go(query, chosen) {
  history.replaceState(null, "", addressOf(query, chosen));
  return show();
}

// --- our own index ---

async function fetched(link) {
  const answer = await fetch(new URL(link, location));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function ownIndex() {
  index ??= fetched(form.dataset.words);
  return index;
}

async function caseIndex() {
  cases ??= fetched(form.dataset.cases);
  return cases;
}

// A word and a name's word are the same with another ending of one letter: "Solgårdens", "Solgården".
const isSame = (word, named) => named.startsWith(word) || (word.endsWith("s") && word.slice(0, -1) === named);

function namesFor(own, query) {
  const words = tokens(query);
  const whole = bare(query);
  const rank = ([name]) => (bare(name) === whole ? 0 : bare(name).startsWith(whole) ? 1 : 2);
  return own.names
    .filter(([name]) => {
      const named = tokens(name);
      return words.length > 0 && words.every((word) => word.length > 2 && named.some((each) => isSame(word, each)));
    })
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST_NAMES)
    .map(([name, address, kind]) => ({ title: name, address, note: kind }));
}

const looksLikeCase = (query) =>
  /^\p{L}{1,12}[\s/.:-]*\d{4}[\s/.:-]*\d+/u.test(query) || /^\d{2,4}\s*[/:]\s*\d+$/.test(query);

async function casesFor(query) {
  const whole = bare(query);
  if (!/\d/.test(query) || whole.length < 5) return [];
  return (await caseIndex())
    .filter(([number]) => bare(number) === whole || (whole.length > 6 && bare(number).includes(whole)))
    .slice(0, MOST_CASES)
    .map(([number, address, title]) => ({ title, address, note: fill(said.case, { case: number }) }));
}

async function lookUp(own, query) {
  const year = own.years[query];
  const years = year ? [{ title: fill(said.year_page, { year: query }), address: year, note: said.year }] : [];
  return [...(await casesFor(query)), ...years, ...namesFor(own, query)];
}

// --- words that are nearly right ---

// How many letters must be added, taken away, changed or swapped with the next one (Damerau 1964).
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      here[column] = Math.min(above[column] + 1, here[column - 1] + 1, above[column - 1] + changed);
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) here[column] = Math.min(here[column], before[column - 2] + 1);
    }
    [before, above] = [above, here];
  }
  return above[other.length];
}

function vocabulary(own) {
  own.vocabulary ??= new Map(
    [...own.names.flatMap(([name]) => name.toLowerCase().match(/[\p{L}]{3,}/gu) ?? []), ...own.words].map((word) => [
      fold(word),
      word,
    ]),
  );
  return own.vocabulary;
}

function nearest(own, word) {
  let best = word.length < 5 ? 1.5 : 2.5;
  let found = null;
  for (const [folded, written] of vocabulary(own)) {
    const far = distance(word, folded, 2);
    if (far < best) [best, found] = [far, written];
  }
  return found;
}

function sharedStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

// Pagefind answers an unknown word with words that begin alike: so the text is asked whether it has the word,
// and a near word that differs in its ending alone is the same word in another form.
async function isUsed(word, near) {
  const { results } = await matches(word);
  if (!results.length) return false;
  if (sharedStart(word, fold(near)) >= Math.max(word.length, near.length) - 2) return true;
  return fold((await results[0].data()).content).includes(word);
}

// The query with each word that nobody uses replaced by the nearest that somebody does; null when none is.
async function meant(own, query) {
  const written = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = await Promise.all(
    written.map(async (word) => {
      const folded = fold(word);
      if (vocabulary(own).has(folded) || /\d/.test(word)) return word;
      const near = nearest(own, folded);
      return near === null || (await isUsed(folded, near)) ? word : near;
    }),
  );
  return words.join() === written.join() ? null : words.join(" ");
}

// --- Pagefind ---

const paths = (links) => links.split(" ").map((link) => new URL(link, location).pathname);

async function merged(made, others) {
  for (const other of others) await made.mergeIndex(other, { baseUrl: root.pathname });
  await made.filters(); // without them, an answer has no counts
}

async function search() {
  engine ??= (async () => {
    const [first, ...others] = paths(form.dataset.bundles);
    const { createInstance } = await import(`${first}pagefind.js`);
    // Without its worker: that would need the right to run WebAssembly of its own, in another file's header.
    const made = createInstance({ noWorker: true, basePath: first, baseUrl: root.pathname });
    await made.init();
    await merged(made, others);
    return made;
  })();
  if (asked().older && form.dataset.olderBundles)
    olderEngine ??= engine.then((made) => merged(made, paths(form.dataset.olderBundles)));
  await olderEngine;
  return engine;
}

async function matches(query, chosen = {}) {
  if (form.dataset.state === "missing") return { results: [], filters: {}, totalFilters: {} };
  return (await search()).search(query, { filters: chosen });
}

// --- what is shown ---

// Pagefind's excerpts are text with five entities and <mark>: made into nodes, never into HTML.
function excerpt(html) {
  const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
  const plain = (text) => text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => entities[name]);
  return html
    .split(/<\/?mark>/)
    .map((text, place) => (place % 2 ? element("mark", {}, plain(text)) : plain(text)));
}

function verdict({ look, word, date }) {
  const mark = document.querySelector(`template[data-look="${CSS.escape(look)}"]`)?.content.cloneNode(true) ?? "";
  const shown = element("span", { class: `verdict verdict--${look}` }, mark);
  shown.append(element("span", { class: "verdict__word" }, word));
  if (date) shown.append(element("span", { class: "verdict__date" }, date));
  return element("p", {}, shown);
}

function hit(href, title, ...rest) {
  return element("li", { class: "hits__hit" }, element("h3", {}, element("a", { href }, title)), ...rest);
}

const direct = ({ title, address, note }) =>
  hit(new URL(address, root).href, title, element("p", { class: "small soft" }, note));

async function textual(result) {
  const { url, meta, excerpt: html } = await result.data();
  return hit(url, meta.title, verdict(meta), element("p", { class: "small" }, ...excerpt(html)));
}

function showFacets(query, chosen, found) {
  for (const group of groups) {
    const name = group.dataset.facet;
    const counts = Object.entries(found.filters[name] ?? {}).filter(([value, count]) => count || chosen[name] === value);
    if (chosen[name] && !counts.some(([value]) => value === chosen[name])) counts.push([chosen[name], 0]);
    counts.sort(([one], [other]) => (name === "ar" ? other - one : one.localeCompare(other, "sv")));
    const { [name]: _, ...rest } = chosen;
    const links = [[said.all, rest, null], ...counts.map(([value, count]) => [value, { ...rest, [name]: value }, count])];
    group.querySelector("ul").replaceChildren(
      ...links.map(([text, choice, count]) => {
        const link = element("a", { href: addressOf(query, choice) }, text);
        if (count !== null) link.append(" ", element("span", { class: "number" }, String(count)));
        if ((choice[name] ?? null) === (chosen[name] ?? null)) link.setAttribute("aria-current", "true");
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          go(query, choice).then(() => group.querySelector("[aria-current]")?.focus());
        });
        return element("li", {}, link);
      }),
    );
    group.hidden = counts.length < 2 && !chosen[name];
  }
  document.querySelector(".filters").hidden = groups.every((group) => group.hidden);
}

async function showMore(mine, results) {
  const start = Number(part.lista.dataset.shown);
  const made = await Promise.all(results.slice(start, start + PAGE).map(textual));
  if (mine !== latest) return;
  part.lista.append(...made);
  part.lista.dataset.shown = start + made.length;
  part.fler.hidden = start + made.length >= results.length;
  part.fler.onclick = async () => {
    const seen = part.lista.children.length;
    await showMore(mine, results);
    part.lista.children[seen]?.querySelector("a").focus();
  };
}

function sayMeant(template, query, words, count) {
  const link = element("a", { href: addressOf(words, {}) }, words);
  const [before, after] = fill(template, { query, count, words: "\n" }).split("\n");
  part.menade.replaceChildren(before, link, after);
  part.menade.hidden = false;
}

const counted = (count, query) => fill(count === 1 ? said.one : said.many, { count, query });

async function find(mine, query, chosen) {
  const own = await ownIndex();
  const filtered = Object.keys(chosen).length > 0;
  const known = filtered ? [] : await lookUp(own, query);
  const isCase = looksLikeCase(query);
  const none = { results: [], filters: {} };
  let found = isCase ? none : await matches(query, chosen);
  const words = isCase || known.length ? null : await meant(own, query);
  const corrected = words !== null && found.results.length === 0 && !filtered;
  if (corrected) found = await matches(words);
  const names = words !== null && !filtered ? await lookUp(own, words) : known;
  const pages = new Set(names.map(({ address }) => new URL(address, root).pathname));
  if (mine !== latest) return;
  const count = found.results.length;
  let text = counted(names.length && !count ? names.length : count, query);
  if (corrected && (count || names.length)) text = fill(said.none, { query });
  else if (!count && !names.length)
    text = fill(isCase ? said.no_case : filtered ? said.none_filtered : said.none, { query });
  part.lista.replaceChildren(...names.map(direct));
  part.lista.dataset.shown = 0;
  part.fler.hidden = true;
  part.menade.hidden = true;
  if (words !== null) sayMeant(said.meant, query, words);
  part.traffar.hidden = !count && !names.length && !filtered;
  showFacets(corrected ? words : query, chosen, found);
  await showMore(mine, found.results);
  for (const link of part.lista.querySelectorAll("li ~ li a"))
    if (pages.has(link.pathname) && link.closest("li").querySelector(".verdict")) mergeInto(link);
  if (mine !== latest) return;
  part.antal.textContent = text;
  part.traffar.setAttribute("aria-busy", "false");
}

// A page that was found by its name and by its text is one hit, with the verdict that only the index knows.
function mergeInto(link) {
  const later = link.closest("li");
  const first = [...part.lista.querySelectorAll("li a")].find((other) => other.pathname === link.pathname);
  if (first === link) return;
  first.closest("li").append(...[...later.children].slice(1));
  later.remove();
}

async function show() {
  latest += 1;
  const mine = latest;
  const { query, chosen } = asked();
  if (!query) {
    part.antal.textContent = "";
    part.menade.hidden = part.traffar.hidden = true;
    return;
  }
  part.antal.textContent = said.searching;
  part.traffar.setAttribute("aria-busy", "true");
  try {
    await find(mine, query, chosen);
  } catch (error) {
    if (mine !== latest) return;
    part.antal.textContent = said.failed;
    engine = olderEngine = index = cases = undefined;
    throw error;
  }
}

let waiting;
function typed() {
  clearTimeout(waiting);
  const { query, chosen } = asked();
  if (field.value.trim() !== query) go(field.value.trim(), chosen);
}

if (part.aldre) {
  part.aldre.hidden = asked().older;
  part.aldre.addEventListener("click", async () => {
    const { query, chosen } = asked();
    history.replaceState(null, "", `${addressOf(query, chosen)}&aldre=ja`);
    part.aldre.hidden = true;
    field.focus();
    await show();
  });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  typed();
});
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(typed, PAUSE);
});
addEventListener("popstate", () => {
  field.value = asked().query;
  if (part.aldre) part.aldre.hidden = asked().older;
  show();
});

document.getElementById("utan-skript").hidden = true;
field.value = asked().query;
show();
