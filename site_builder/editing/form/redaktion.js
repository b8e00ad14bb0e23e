// Starts Sveltia CMS in Swedish, with Insyn's own way of writing files (format.js).
import { fromFile, toFile } from "./format.js";

const PREFERENCES = "sveltia-cms.prefs";
const TEXT = '[data-key-path="body"]';

let touched = false; // whether somebody has written in the text of the file that is open
const DOINGS = {
  beforeinput: () => true,
  cut: () => true,
  paste: () => true,
  drop: () => true,
  keydown: (event) => event.ctrlKey || event.metaKey,
  click: (_, path) => path.some((node) => node.matches('[role="toolbar"]')),
};
for (const [kind, counts] of Object.entries(DOINGS)) {
  const note = (event) => {
    const path = event.composedPath().filter((node) => node instanceof Element);
    if (path.some((node) => node.matches(TEXT)) && counts(event, path)) touched = true;
  };
  document.addEventListener(kind, note, true);
}
addEventListener("hashchange", () => (touched = false));

window.CMS_MANUAL_INIT = true;
if (!localStorage.getItem(PREFERENCES)) {
  localStorage.setItem(PREFERENCES, JSON.stringify({ locale: "sv" }));
}

const { init, registerCustomFormat } = await import("./sveltia/sveltia-cms.js");
registerCustomFormat("insyn", "md", { fromFile, toFile: (content) => toFile(content, touched) });
init();
