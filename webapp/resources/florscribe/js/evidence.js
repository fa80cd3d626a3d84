// A press on an evidence number lights the line it stands for, brings it into view and has it played.
import { announce } from "./say.js";

const LIT = "flor-lit";

let lit = null;

/** Marks the line with this id and every number that stands for it; nothing for null. */
function mark(id) {
  for (const button of document.querySelectorAll("[data-evidence]")) {
    button.setAttribute("aria-pressed", String(button.dataset.evidence === id));
  }
  for (const line of document.querySelectorAll(`.${LIT}`)) line.classList.remove(LIT);
  const line = id && document.getElementById(`line-${id}`);
  line?.classList.add(LIT);
  return line;
}

function light(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  lit = on ? button.dataset.evidence : null;
  const line = mark(lit);
  document.dispatchEvent(new CustomEvent("flor:evidence", { detail: { line } }));
  if (!line) return;
  showPane("conversation");
  const list = line.closest("[data-keep-scroll]");
  if (list && list.scrollHeight > list.clientHeight) {
    list.scrollTop = line.offsetTop - list.clientHeight / 3;
  } else {
    line.scrollIntoView({ block: "nearest" });
    // where both have no room the button that has the focus stays in sight
    button.scrollIntoView({ block: "nearest" });
  }
  announce(line.textContent.trim().replace(/\s+/g, " "));
}

/** On small screens only one of the two panes is to be seen. */
export function showPane(name) {
  const panes = document.querySelector("[data-pane]");
  if (!panes) return;
  panes.dataset.pane = name;
  for (const tab of document.querySelectorAll("[data-show-pane]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.showPane === name));
  }
}

/** Takes the person to the next statement that still needs a decision. */
function nextUnresolved() {
  const open = [...document.querySelectorAll(".flor-unheard")];
  if (open.length === 0) return;
  const here = open.findIndex((statement) => statement.contains(document.activeElement));
  const next = open[(here + 1) % open.length];
  showPane("note");
  next.scrollIntoView({ block: "center" });
  next.querySelector("button")?.focus({ preventScroll: true });
}

export function start() {
  document.addEventListener("click", (event) => {
    const evidence = event.target.closest("[data-evidence]");
    if (evidence) light(evidence);
    const tab = event.target.closest("[data-show-pane]");
    if (tab) showPane(tab.dataset.showPane);
    if (event.target.closest("[data-next-unresolved]")) nextUnresolved();
  });
  // what came by push is drawn anew; the line being looked at stays lit
  document.addEventListener("flor:refreshed", () => lit && mark(lit));
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("[role=tab][data-show-pane]");
    if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const tabs = [...tab.parentElement.querySelectorAll("[role=tab]")];
    const next = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
    showPane(next.dataset.showPane);
    next.focus();
  });
}
