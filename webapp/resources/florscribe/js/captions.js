// Live captions: what the engine hears just now. A later message of the same utterance takes the place of the earlier one.
import { clock, spoken } from "./durations.js";
import { word } from "./say.js";

/** So recent counts as now. */
const NOW_MS = 2_000;
const MOST_LINES = 200;

const part = (id) => document.getElementById(id);

function line(caption) {
  const id = `caption-${caption.utterance}`;
  const found = part(id);
  if (found) return found;
  const made = document.createElement("li");
  made.id = id;
  made.className = "flor-line";
  const at = document.createElement("span");
  at.className = "flor-at";
  const said = document.createElement("div");
  said.append(document.createElement("b"), document.createElement("p"));
  made.append(at, said);
  return made;
}

/** @param {{utterance: number, final: boolean, speaker?: string, text: string, startMs: number}} caption */
function show(caption) {
  const list = part("captions-lines");
  const shown = line(caption);
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  shown.querySelector(".flor-at").textContent = clock(caption.startMs);
  shown.querySelector("b").textContent = caption.speaker ?? "";
  shown.querySelector("p").textContent = caption.text;
  shown.classList.toggle("flor-partial", !caption.final);
  if (!shown.isConnected) list.append(shown);
  while (list.children.length > MOST_LINES) list.firstElementChild.remove();
  list.hidden = false;
  part("captions-none").hidden = true;
  part("captions-unavailable").hidden = true;
  if (atEnd) list.scrollTop = list.scrollHeight; // unless somebody reads further up
}

/** What the server says beside the recording. */
export function take(message) {
  if (message.type === "caption") show(message);
  if (message.type === "notice" && message.code === "captions-unavailable") {
    part("captions-unavailable").hidden = false;
    part("captions-none").hidden = true;
  }
  document.dispatchEvent(new CustomEvent(`flor:${message.type}`, { detail: message }));
}

/** The pulse: since when nothing was heard, so that a glance tells whether it listens. Empty when it does not. */
export function pulse(silentMs) {
  const shown = part("captions-pulse");
  let text = "";
  if (silentMs !== null) text = silentMs < NOW_MS ? word("captions-heard-now") : word("captions-heard", spoken(silentMs));
  if (shown.textContent !== text) shown.textContent = text;
}

/** For a new recording. */
export function clear() {
  part("captions-lines").replaceChildren();
  part("captions-lines").hidden = true;
  part("captions-none").hidden = false;
  part("captions-unavailable").hidden = true;
}
