// Whether somebody is there: only keys, pointers and touches count, in any tab of this browser. The server measures for itself and
// hears of them; the page warns before the time is over and covers itself when it is.
import { call } from "./calls.js";
import { isLocked, lock } from "./lock.js";
import { announce } from "./say.js";

const LOOK_EVERY_MS = 1_000;
const TELL_EVERY_MS = 30_000;
const WARN_BEFORE_MS = 60_000;
const SEEN = "florscribe-last-action";
const ACTIONS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"];

const part = (id) => document.getElementById(id);

let limit = 0;
let told = Date.now();
let warned = false;

/** Of any tab: they share one session. */
function seen() {
  return Number(localStorage.getItem(SEEN)) || 0;
}

function noted(event) {
  // what scripts do is nobody's action
  if (!event.isTrusted || isLocked()) return;
  localStorage.setItem(SEEN, String(Date.now()));
  if (warned) look();
}

async function tell() {
  told = Date.now();
  await call("me/still-here", { method: "POST" }).catch(() => {});
}

function warn(leftMs) {
  const box = part("flor-idle");
  part("flor-idle-left").textContent = `${Math.ceil(leftMs / 1_000)} s`;
  if (warned) return;
  warned = true;
  box.hidden = false;
  announce(part("flor-idle-text").textContent);
}

function unwarn() {
  if (!warned) return;
  warned = false;
  part("flor-idle").hidden = true;
}

function look() {
  if (isLocked()) {
    unwarn();
    return;
  }
  const now = Date.now();
  const last = Math.min(seen(), now);
  const left = last + limit - now;
  if (last > told && now - told >= Math.min(TELL_EVERY_MS, limit / 4)) tell();
  if (left <= 0) lock();
  else if (left <= Math.min(WARN_BEFORE_MS, limit / 2)) warn(left);
  else unwarn();
}

export function start() {
  limit = 1_000 * Number(document.querySelector("[data-idle]")?.dataset.idle ?? 0);
  if (!limit || !part("flor-idle")) return;
  // a page is opened by a person
  localStorage.setItem(SEEN, String(Date.now()));
  for (const action of ACTIONS) addEventListener(action, noted, { capture: true, passive: true });
  part("flor-idle").querySelector("button").addEventListener("click", () => tell());
  document.addEventListener("flor:signed-in", () => localStorage.setItem(SEEN, String(Date.now())));
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK_EVERY_MS);
}
