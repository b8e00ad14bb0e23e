// What the checks ask a page. Every function returns plain values; a fault is one readable line.
(() => {
  const name = (el) => {
    const classes = [...el.classList].map((c) => "." + c).join("");
    const said = (el.getAttribute("aria-label") || el.textContent || "").trim().replace(/\s+/g, " ");
    return `<${el.localName}${classes}> ”${said.slice(0, 40)}”`;
  };

  const shown = (el) => {
    const box = el.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  };

  // [red, green, blue, alpha], the first three from 0 to 255
  const colour = (text) => {
    const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
    if (!parts) throw new Error(`no plain colour: ${text}`);
    return [parts[1], parts[2], parts[3], parts[4] ?? 1].map(Number);
  };

  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));

  // the colour behind what stands in the element
  const ground = (el) => {
    const layers = [];
    for (let at = el; at; at = at.parentElement) {
      layers.push(colour(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };

  // WCAG 2.2: relative luminance and contrast ratio
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  const CONTROLS = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const controls = () => [...document.querySelectorAll(CONTROLS)].filter((el) => !el.disabled && el.tabIndex >= 0 && shown(el));

  // the ring round what has focus: a line of 2 px, 3:1 to what surrounds it, cut off by nothing
  const ring = (el) => {
    const style = getComputedStyle(el);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || width < 2) return ["shows no focus"];
    const ratio = contrast(over(colour(style.outlineColor), ground(el.parentElement)), ground(el.parentElement));
    const faults = ratio < 3 ? [`has a focus ring of contrast ${ratio.toFixed(2)}`] : [];
    const reach = width + parseFloat(style.outlineOffset);
    const box = el.getBoundingClientRect();
    let [from, to] = [0, document.documentElement.clientWidth];
    for (let at = el.parentElement; at; at = at.parentElement) {
      const { display, overflowX } = getComputedStyle(at);
      if (display === "contents" || overflowX === "visible" || at === document.documentElement || at === document.body) continue;
      const frame = at.getBoundingClientRect();
      [from, to] = [Math.max(from, frame.left), Math.min(to, frame.right)];
    }
    if (box.left - reach < from - 1 || box.right + reach > to + 1) faults.push("has a focus ring that is cut off");
    return faults;
  };

  const inSight = (el) =>
    [...el.getClientRects()].some((box) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const found = document.elementFromPoint(x, y);
      return found !== null && (el.contains(found) || found.contains(el));
    });

  const ownText = (el) => [...el.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const unseen = (el) => el.closest(".unseen") !== null || getComputedStyle(el).clipPath !== "none";
  const texts = (root) => [...root.querySelectorAll("*")].filter((el) => ownText(el) && shown(el) && !unseen(el));

  return {
    // make ready for a walk over what can take focus now
    ready(fromStart = true) {
      window.insynStops = controls();
      if (!fromStart) return;
      const start = document.createElement("span");
      start.tabIndex = -1;
      document.body.prepend(start);
      start.focus();
      start.remove(); // the next Tab goes on from where it stood
    },

    // where the walk is: the stop's number, null outside the page, -1 at what is no control
    here() {
      const el = document.activeElement;
      if (!el || el === document.body || el === document.documentElement) return { stop: null, name: "", faults: [] };
      const faults = shown(el) && inSight(el) ? ring(el) : ["has focus and cannot be seen"];
      return { stop: window.insynStops.indexOf(el), name: name(el), faults };
    },

    // whether focus has come to what has that id, or further
    within(id) {
      const [part, el] = [document.getElementById(id), document.activeElement];
      return !!part && (part.contains(el) || part.compareDocumentPosition(el) === Node.DOCUMENT_POSITION_FOLLOWING);
    },

    missed(stops) {
      return window.insynStops.filter((_, i) => !stops.includes(i)).map((el) => `${name(el)} is never reached`);
    },

    sideways(width) {
      const wide = document.scrollingElement.scrollWidth;
      if (wide <= width) return [];
      const culprits = [...document.body.querySelectorAll("*")].filter((el) => el.getBoundingClientRect().right > width + 0.5);
      return [`scrolls sideways: ${wide} px in ${width}; ${culprits.slice(-3).map(name).join(", ")}`];
    },

    clipped() {
      const cut = (el) => {
        const style = getComputedStyle(el);
        return (style.overflowX !== "visible" && style.overflowX !== "auto" && el.scrollWidth > el.clientWidth + 1)
          || (style.overflowY !== "visible" && style.overflowY !== "auto" && el.scrollHeight > el.clientHeight + 1);
      };
      return texts(document.body).filter(cut).map((el) => `${name(el)} is cut off`);
    },

    small(least) {
      const wanted = "nav a, header a, footer a, button, summary, input, select, [role=button]";
      return [...document.querySelectorAll(wanted)].filter(shown).flatMap((el) => {
        const box = el.getBoundingClientRect();
        const small = box.width < least || box.height < least;
        return small ? [`${name(el)} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px`] : [];
      });
    },

    // text on its ground, as axe does, also where axe cannot tell (a picture behind the text)
    faint(least) {
      return texts(document.body).flatMap((el) => {
        const below = ground(el);
        const ratio = contrast(over(colour(getComputedStyle(el).color), below), below);
        return ratio < least ? [`${name(el)} has contrast ${ratio.toFixed(2)}`] : [];
      });
    },

    // printers leave grounds out: ink is dark on white paper, whatever the screen shows
    pale() {
      const white = [255, 255, 255];
      const inks = texts(document.body).flatMap((el) => {
        const ratio = contrast(over(colour(getComputedStyle(el).color), white), white);
        return ratio < 7 ? [`${name(el)} has contrast ${ratio.toFixed(2)} to paper`] : [];
      });
      const grounds = [...document.querySelectorAll("*")].filter((el) => shown(el) && luminance(ground(el)) < 0.9);
      return [...inks, ...grounds.map((el) => `${name(el)} has a dark ground`)];
    },

    // each mark: large enough, drawn in colours that stand out, with words beside it
    marks() {
      const marks = [...document.querySelectorAll(".stamp .mark, .verdict .mark, .state .mark, .timeline__step > .mark")]
        .filter((mark) => !mark.closest("details:not([open])"));
      return marks.flatMap((mark) => {
        const box = mark.getBoundingClientRect();
        if (!shown(mark) || box.width < 12 || box.height < 12) return [`${name(mark.parentElement)}: the mark does not show`];
        if (![...mark.parentElement.children].some((el) => el !== mark && el.textContent.trim())) return [`${name(mark)} has no words`];
        let below = ground(mark);
        return [...mark.children].flatMap((part) => {
          const style = getComputedStyle(part);
          const ink = colour(style.fill === "none" ? style.stroke : style.fill);
          const ratio = contrast(over(ink, below), below);
          if (style.fill !== "none") below = over(ink, below);
          return ratio < 3 ? [`${name(mark.parentElement)}: a mark of contrast ${ratio.toFixed(2)}`] : [];
        });
      });
    },

    moving() {
      const moves = (el) => getComputedStyle(el).transitionDuration !== "0s" || getComputedStyle(el).scrollBehavior === "smooth";
      return [...document.getAnimations().map((a) => `${name(a.effect.target)} moves`),
        ...[...document.querySelectorAll("*")].filter((el) => moves(el)).map((el) => `${name(el)} moves`)];
    },

    kept() {
      return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].map((key) => `the page keeps ”${key}”`);
    },

    // a reader's own spacing, which a page must bear (WCAG 2.1, 1.4.12)
    airy() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
      document.adoptedStyleSheets = [sheet];
    },
  };
})()
