// Reads a content file into the form, and writes back only what was changed in it.
//
// Every value stays the text that stands in the file, as in Insyn's own reader: 2024-11-20, 012 and ja are
// never guessed into something else. What was not touched keeps its bytes: comments, order, line breaks.
import { parseDocument, stringify } from "./yaml/index.js";

const SOURCE = "_kalla"; // the file as it was read, carried along beside the fields
const BODY = "body";
const FENCED = /^(\ufeff?---[ \t]*\n)([\s\S]*?)^(---[ \t]*(?:\n|$))([\s\S]*)$/m;
const AS_TEXT = { schema: "failsafe", customTags: ["null"], keepSourceTokens: false };
const WRITTEN = { ...AS_TEXT, lineWidth: 110, indentSeq: true, singleQuote: false };
const YES_NO = { ja: "true", nej: "false" };
const YES_NO_KEYS = ["anmald", "dolj_tidigare", "utkast"];

export function fromFile(text) {
  const [, , front, , body] = FENCED.exec(text) ?? [text, "", "", "", text];
  const document = parseDocument(front, AS_TEXT);
  if (document.errors.length) throw new Error(document.errors[0].message);
  const reviver = (key, value) => (YES_NO_KEYS.includes(key) ? YES_NO[value] ?? value : value);
  const values = document.toJS({ reviver }) ?? {};
  return { ...values, [BODY]: body.replace(/\n$/, ""), [SOURCE]: text };
}

// The file for what stands in the form. A text whose words are as before is kept as it was, unless `touched`:
// the editor of rich text writes lists and tables anew as soon as it shows them.
export function toFile(content, touched = false) {
  const { [BODY]: body = "", [SOURCE]: source = "", ...entered } = content;
  const [, opening = "---\n", front = "", closing = "---\n", text = ""] = FENCED.exec(source) ?? [];
  const before = source ? fromFile(source) : {};
  const kept = body.trim() === text.trim() || (!touched && words(body) === words(text));
  return opening + mapping(front, tidy(entered) ?? {}, before) + closing + (kept ? text : `${body}\n`);
}

function words(markdown) {
  return markdown.replace(/[^\p{L}\p{N}]/gu, "");
}

// The front matter with each key whose value differs written anew, the gone ones left out, new ones in order.
function mapping(front, values, before) {
  const items = parseDocument(front, AS_TEXT).contents?.items ?? [];
  const starts = items.map((item) => item.key.range[0]);
  const chunks = new Map(items.map((item, i) => [item.key.value, front.slice(starts[i], starts[i + 1])]));
  const written = new Map();
  for (const [key, chunk] of chunks) {
    if (same(values[key], tidy(before[key]))) written.set(key, chunk);
    else if (values[key] !== undefined) written.set(key, renewed(key, values[key], chunk));
    else written.set(key, trailing(chunk));
  }
  let last = null;
  const order = [...written.keys()];
  for (const key of Object.keys(values)) {
    if (!written.has(key)) {
      written.set(key, entry(key, values[key]));
      order.splice(last === null ? order.length : order.indexOf(last) + 1, 0, key);
    }
    last = key;
  }
  return front.slice(0, starts[0] ?? front.length) + order.map((key) => written.get(key)).join("");
}

// A changed key. Of a list that stands item under item, the items that are as before keep their text.
function renewed(key, value, chunk) {
  const end = trailing(chunk);
  const rows = Array.isArray(value) ? itemsOf(chunk.slice(0, chunk.length - end.length)) : null;
  if (!rows) return entry(key, value) + end;
  const kept = rows.items.map((text) => ({ text, value: tidy(parseDocument(text, AS_TEXT).toJS())[0] }));
  const lines = value.map((item, i) => {
    const at = same(kept[i]?.value, item) ? i : kept.findIndex((old) => same(old.value, item));
    return at < 0 ? indented(stringify([item], WRITTEN), rows.indent) : kept[at].text;
  });
  return rows.head + lines.join("") + end;
}

// The line of the key, and each item of its block list as lines; null for a list on one line.
function itemsOf(chunk) {
  const found = /^[^\n]*:[ \t]*(?:#[^\n]*)?\n((?: *(?:#[^\n]*)?\n)*)( *)- /.exec(chunk);
  if (!found) return null;
  const head = chunk.slice(0, found[0].length - found[2].length - 2);
  const items = chunk.slice(head.length).split(new RegExp(`^(?=${found[2]}- )`, "m"));
  return { head, items, indent: found[2] };
}

function entry(key, value) {
  return stringify({ [key]: value }, WRITTEN);
}

function indented(text, by) {
  return text.replace(/^(?=.)/gm, by);
}

// The comments and empty lines that stand after a value, before the next key.
function trailing(chunk) {
  return /(?:^(?:#[^\n]*|[ \t]*)\n)*(?![^])/m.exec(chunk)[0];
}

// A value without what is empty, numbers and yes or no as text; undefined when nothing is left.
function tidy(value) {
  if (Array.isArray(value)) {
    const items = value.map(tidy).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (value && typeof value === "object") {
    const kept = Object.entries(value).map(([key, one]) => [key, tidy(one)]).filter(([, one]) => one !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  if (value === null || value === undefined) return undefined;
  const text = String(value).replace(/\r\n?/g, "\n").trim();
  return text || undefined;
}

function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, i) => same(item, other[i]));
  }
  if (one && other && typeof one === "object" && typeof other === "object") {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
  }
  return one === other;
}
