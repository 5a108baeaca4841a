/* Search in a published site. The index stands beside this script in files that are scripts too (see searching.py):
   words by their first two letters, entries in blocks of 200. Only those that a search needs are loaded. */
(() => {
  const LETTERS = 2, BLOCK = 200, SHOWN = 50;
  const here = document.currentScript.dataset.static;
  const root = here + "../";
  const loaded = new Map(), words = new Map(), blocks = new Map();

  window.onrecord = {
    words: (start, places) => words.set(start, places),
    entries: (number, entries) => blocks.set(number, entries),
  };

  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = here + name;
        script.onload = script.onerror = () => done();
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  const terms = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];

  /* The entries that hold a word; of the last word typed, also those that hold a longer one. */
  async function holding(term, isLast) {
    const start = [...term].slice(0, LETTERS).join("");
    await load("find-" + [...start].map((letter) => letter.codePointAt(0).toString(16)).join("-") + ".js");
    const places = words.get(start) || {};
    const fitting = Object.keys(places).filter((word) => word === term || (isLast && word.startsWith(term)));
    return new Set(fitting.flatMap((word) => places[word]));
  }

  async function found(typed) {
    const sought = terms(typed);
    if (!sought.length) return null;
    const sets = await Promise.all(sought.map((term, at) => holding(term, at === sought.length - 1)));
    const [first, ...others] = sets;
    return [...first].filter((id) => others.every((set) => set.has(id))).sort((a, b) => a - b);
  }

  async function show(ids) {
    const shown = ids.slice(0, SHOWN);
    await Promise.all([...new Set(shown.map((id) => Math.floor(id / BLOCK)))].map((number) => load(`entries-${number}.js`)));
    return shown.map((id) => {
      const [kind, text, file, about] = blocks.get(Math.floor(id / BLOCK))[id % BLOCK];
      const item = document.createElement("li"), link = document.createElement("a"), meta = document.createElement("p");
      link.href = root + file;
      link.dir = "auto";
      link.className = "words";
      link.textContent = text;
      meta.className = "meta";
      meta.textContent = about ? `${kind}, ${about}` : kind;
      item.append(link, meta);
      return item;
    });
  }

  const box = document.getElementById("q"), list = document.getElementById("found"), said = document.getElementById("said");
  let latest = 0;
  async function search() {
    const mine = ++latest;
    const ids = await found(box.value);
    const items = ids ? await show(ids) : [];
    if (mine !== latest) return;
    list.replaceChildren(...items);
    said.textContent = !ids ? "" : !ids.length ? "Nothing holds all of these words."
      : ids.length > SHOWN ? `${ids.length.toLocaleString("en")} found; the first ${SHOWN} are shown.` : `${ids.length} found.`;
  }

  document.getElementById("search").hidden = false;
  box.value = new URLSearchParams(location.search).get("q") || "";
  box.addEventListener("input", search);
  search();
})();
