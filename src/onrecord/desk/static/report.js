// Report pages: the list follows the text, the text shows the entry that is looked at, n and p go from one to the next.
// Without this script the page is read and its links work all the same.
(() => {
  "use strict";
  const report = document.querySelector(".report");
  const text = report && report.querySelector(".text");
  const list = report && report.querySelector(".entries ol");
  if (!text || !list) return;
  const panel = list.closest("details");
  const narrow = window.matchMedia("(max-width: 56rem)");
  const gentle = window.matchMedia("(prefers-reduced-motion: reduce)");
  report.classList.add("scripted");
  if (narrow.matches) panel.open = false;

  const pieces = new Map(); // of an entry by its anchor, its pieces of text in order
  const entriesOf = (piece) => [
    ...(piece.dataset.e || "").split(" "), piece.id, ...[...piece.querySelectorAll("[id]")].map((inner) => inner.id),
  ].filter(Boolean);
  for (const piece of text.querySelectorAll("p > span[class]"))
    for (const entry of entriesOf(piece)) {
      if (!pieces.has(entry)) pieces.set(entry, []);
      pieces.get(entry).push(piece);
    }
  const items = [...list.querySelectorAll("li[data-entry]")];
  const place = new Map(items.map((item, number) => [item, number]));
  const anchor = (item) => item.id.slice(2);
  const itemOf = (entry) => document.getElementById(`e-${entry}`);

  let shown = null; // the anchor of the entry that is looked at
  let before = null; // where the keyboard was before it went from entry to entry

  function show(entry, { scrollText = false, scrollList = false } = {}) {
    for (const piece of text.querySelectorAll(".now")) piece.classList.remove("now");
    for (const item of list.querySelectorAll(".at")) item.classList.remove("at");
    shown = entry;
    if (!entry) return;
    for (const piece of pieces.get(entry) || []) piece.classList.add("now");
    const item = itemOf(entry);
    if (item) item.classList.add("at");
    if (item && scrollList) within(item);
    if (scrollText && pieces.has(entry)) inSight(pieces.get(entry)[0]);
  }

  function within(item) { // scrolls the list alone, never the page
    if (list.scrollHeight <= list.clientHeight) return;
    const top = item.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (top < 0 || top + item.offsetHeight > list.clientHeight) list.scrollTop += top - list.clientHeight / 4;
  }

  function inSight(piece) {
    const box = piece.getBoundingClientRect();
    const end = narrow.matches && panel.open ? list.getBoundingClientRect().top : window.innerHeight;
    if (box.top < 40 || box.bottom > end - 40)
      piece.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: gentle.matches ? "auto" : "smooth" });
  }

  // The list follows the scroll.
  const seen = new Set();
  const watch = new IntersectionObserver((changes) => {
    for (const change of changes) {
      const entry = change.target.dataset.first;
      if (change.isIntersecting) seen.add(entry);
      else seen.delete(entry);
    }
    const near = new Set([...seen].map(itemOf).filter((item) => item && item.offsetParent));
    for (const item of list.querySelectorAll(".near")) if (!near.has(item)) item.classList.remove("near");
    for (const item of near) item.classList.add("near");
    const first = [...near].reduce((one, other) => (one && place.get(one) < place.get(other) ? one : other), null);
    const looked = shown && itemOf(shown);
    if (first && !list.matches(":hover, :focus-within")) within(near.has(looked) ? looked : first);
  }, { rootMargin: "-5% 0px -45% 0px" });
  for (const item of items) {
    const first = (pieces.get(anchor(item)) || [])[0];
    const mark = first && document.getElementById(anchor(item));
    if (mark) {
      mark.dataset.first = anchor(item);
      watch.observe(mark);
    }
  }

  // From the text to the list, and back.
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("p > span[class]");
    if (!piece || String(window.getSelection())) return;
    const listed = entriesOf(piece).filter((entry) => !panel.open || itemOf(entry)?.offsetParent);
    const inner = listed.filter(itemOf).sort((a, b) => size(a) - size(b)); // the narrowest is meant
    if (!inner.length) return;
    const next = inner[(inner.indexOf(shown) + 1) % inner.length]; // once more: the one around it
    panel.open = true;
    show(next, { scrollList: true });
  });
  const size = (entry) => pieces.get(entry).reduce((sum, piece) => sum + piece.textContent.length, 0);
  list.addEventListener("focusin", (event) => {
    const item = event.target.closest("li[data-entry]");
    if (item) show(anchor(item), { scrollText: event.target === item });
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li[data-entry]");
    if (item && !event.target.closest("a, button, input, select, textarea, label, summary"))
      show(anchor(item), { scrollText: true });
  });
  const land = () => {
    const entry = decodeURIComponent(location.hash.slice(1));
    if (pieces.has(entry)) show(entry, { scrollList: true });
  };
  window.addEventListener("hashchange", land);
  land();

  // Keys. They can be switched off, and do nothing where something is typed.
  const keys = document.getElementById("keys");
  keys.closest("label").hidden = false;
  try {
    keys.checked = localStorage.getItem("onrecord-keys") !== "off";
    keys.addEventListener("change", () => localStorage.setItem("onrecord-keys", keys.checked ? "on" : "off"));
  } catch { /* no storage: the choice holds for this page */ }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
    if (event.key === "Escape" && shown) {
      show(null);
      if (before && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
      else if (document.activeElement) document.activeElement.blur();
      before = null;
      return;
    }
    if (!keys.checked) return;
    const step = { j: 1, n: 1, k: -1, p: -1 }[event.key];
    if (!step) return;
    panel.open = true;
    const visible = items.filter((item) => item.offsetParent !== null);
    if (!visible.length) return;
    event.preventDefault();
    if (!list.contains(document.activeElement)) before = document.activeElement;
    const next = from(visible, step);
    next.focus({ preventScroll: true });
    within(next);
  });

  function from(visible, step) { // the entry after the one looked at, or the first that is in sight
    const at = visible.findIndex((item) => anchor(item) === shown);
    if (at >= 0) return visible[(at + step + visible.length) % visible.length];
    return visible.find((item) => item.classList.contains("near")) || visible[step > 0 ? 0 : visible.length - 1];
  }
})();
