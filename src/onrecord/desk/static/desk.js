// Judging by keys, and words chosen with the mouse. Without this script every form works all the same.
(() => {
  "use strict";
  const keys = document.getElementById("keys");
  const help = document.querySelector("[data-keys]");
  const queue = document.querySelector("[data-queue]");
  const stored = "onrecord-keys"; // the report's page knows it by the same name
  const areOn = () => {
    if (keys) return keys.checked;
    try { return localStorage.getItem(stored) !== "off"; } catch { return true; }
  };
  if (help) {
    help.hidden = false;
    try {
      keys.checked = localStorage.getItem(stored) !== "off";
      keys.addEventListener("change", () => localStorage.setItem(stored, keys.checked ? "on" : "off"));
    } catch { /* no storage: the choice holds for this page */ }
  }

  // Which button was pressed: it may stand far from its form.
  let pressed = null;
  let judged = null;
  let latest = null; // what was judged last on this page
  let byKey = false;
  document.addEventListener("submit", (event) => {
    pressed = event.submitter;
    judged = pressed && pressed.closest("[data-entry]");
  }, true);
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.target.id === "judging" && pressed && pressed.name)
      event.detail.parameters[pressed.name] = pressed.value;
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const name of document.querySelectorAll(".judge-name input[required]")) keep(name);
    if (!judged || !judged.isConnected) return;
    const lost = !document.activeElement || document.activeElement === document.body;
    const next = byKey && judged.matches("[data-queue] > *") && pressed.name !== "withdraw" ? judged.nextElementSibling : null;
    if (next) focus(next);
    else if (lost || byKey) judged.focus({ preventScroll: true });
    byKey = false;
    if (pressed.name !== "withdraw") latest = judged;
    judged = null;
  });
  document.addEventListener("htmx:responseError", () => tell("That did not work: nothing was changed. Open the page again."));
  document.addEventListener("htmx:sendError", () => tell("The desk does not answer: nothing was changed. Is it still running?"));

  function tell(message) {
    const told = document.getElementById("judging-told");
    if (told) told.textContent = message;
  }

  function keep(field) { // the name was given: from now on the browser brings it itself
    if (!field.value.trim()) return;
    field.required = false;
    if (field.closest("main") && !field.closest("form")) field.closest(".judge-name").hidden = true;
  }

  function focus(item) {
    item.focus({ preventScroll: true });
    const box = item.getBoundingClientRect();
    if (box.top < 60 || box.bottom > window.innerHeight) item.scrollIntoView({ block: "start" });
  }

  const current = () =>
    (document.activeElement && document.activeElement.closest("[data-entry]")) ||
    (queue ? null : document.querySelector("main [data-entry].at, form[data-entry]"));
  const buttons = {
    a: "[name=accept], [data-does=accept]", r: "[name=reject], [data-does=reject]", e: "[data-does=amend]",
    u: "[name=withdraw]",
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || !areOn()) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]")) return;
    if (event.key === "?" && help) {
      help.open = !help.open;
      help.querySelector("summary").focus();
    } else if (queue && (event.key === "j" || event.key === "k")) {
      const items = [...document.querySelectorAll("[data-queue] > *")];
      const at = items.indexOf(current());
      const next = at < 0 ? (event.key === "j" ? 0 : items.length - 1) : at + (event.key === "j" ? 1 : -1);
      if (items[next]) focus(items[next]);
    } else if (buttons[event.key]) {
      const item = current() || (queue && event.key !== "u" ? queue.firstElementChild : null);
      const button = (item && item.querySelector(buttons[event.key])) ||
        (event.key === "u" ? (latest && latest.querySelector(buttons.u)) || document.querySelector("[data-undo]") : null);
      if (!button || event.repeat) return;
      if (item && item !== current()) { focus(item); event.preventDefault(); return; } // first shown, then judged
      byKey = true;
      button.click();
    } else return;
    event.preventDefault();
  });

  // Words chosen with the mouse: the field that was in last gets them, with their place.
  const text = document.getElementById("report-text");
  if (!text) return;
  const fields = [...document.querySelectorAll("[data-words]")];
  const at = (field) => document.getElementsByName(`${field.name}.at`)[0];
  const picker = document.getElementById("picker");
  const into = document.getElementById("pick-for");
  picker.hidden = false;
  for (const field of fields) {
    into.append(new Option(field.labels[0].textContent, field.id));
    field.addEventListener("focus", () => { into.value = field.id; });
  }
  for (const button of picker.querySelectorAll("[data-pick]")) {
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    button.addEventListener("click", () => take(document.getElementById(into.value), button.dataset.pick === "add"));
  }
  const points = (string) => Array.from(string).length; // the record counts characters, not UTF-16 units

  function selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const lead = words.length - words.trimStart().length;
    const start = points(before.toString()) + points(words.slice(0, lead));
    const exact = words.trim();
    return exact ? { start, end: start + points(exact), exact: exact.replace(/\s+/g, " ") } : null;
  }

  function take(field, add) {
    const found = selected();
    if (!found) return tell("Select words in the report first, with the mouse or with Shift and the arrow keys.");
    const place = `${found.start}:${found.end}`;
    const several = add && field.tagName === "TEXTAREA" && field.value.trim();
    field.value = several ? `${field.value.trim()}\n${found.exact}` : found.exact;
    at(field).value = several ? `${at(field).value} ${place}` : place;
    tell(`“${found.exact}” is put in. Keep the amendment when all is right.`);
  }
})();
