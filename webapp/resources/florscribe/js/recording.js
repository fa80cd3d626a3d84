// Bringing a recording: choose or drop a file; its way to the server is shown, and goes on after a cut or a reload.
import { call } from "./calls.js";
import { refresh } from "./live.js";
import { announce, say, word } from "./say.js";
import { hashOf, sendAll } from "./upload.js";

const RATE_OVER_MS = 15_000;
const SHOWN_EVERY_MS = 250;
const ANNOUNCED_EVERY_PERCENT = 25;

/** What is being sent: its id and how to stop it. */
let running = null;

const part = (id) => document.getElementById(id);
const language = () => document.documentElement.lang || "en";

function inUnit(value, unit, display, digits = 0) {
  const style = { style: "unit", unit, unitDisplay: display, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language(), style).format(value);
}

const megabytes = (bytes) => inUnit(bytes / 1e6, "megabyte", "short", 1);

function inTime(seconds) {
  if (seconds < 90) return inUnit(Math.max(1, Math.round(seconds)), "second", "long");
  return inUnit(Math.round(seconds / 60), "minute", "long");
}

function refuse(text) {
  const error = part("recording-error");
  if (!error) {
    say(text);
    return;
  }
  error.textContent = text;
  error.hidden = false;
  error.focus();
}

/** Shows how far it is; speed is that of the last seconds. */
function meter(size) {
  const samples = [];
  let shownAt = 0;
  let announced = 0;
  return (bytes) => {
    const now = performance.now();
    samples.push([now, bytes]);
    while (samples.length > 2 && now - samples[0][0] > RATE_OVER_MS) samples.shift();
    if (now - shownAt < SHOWN_EVERY_MS && bytes < size) return;
    shownAt = now;
    const percent = Math.floor((bytes / size) * 100);
    const bar = part("upload-progress");
    bar.setAttribute("aria-valuenow", String(percent));
    bar.firstElementChild.style.inlineSize = `${(bytes / size) * 100}%`;
    const [since, before] = samples[0];
    const rate = now > since ? ((bytes - before) / (now - since)) * 1000 : 0;
    const facts = word("recording-facts", megabytes(bytes), megabytes(size), megabytes(Math.max(0, rate)));
    const left = rate > 0 && bytes < size ? ` · ${word("recording-left", inTime((size - bytes) / rate))}` : "";
    part("upload-facts").textContent = facts + left;
    if (percent >= announced + ANNOUNCED_EVERY_PERCENT && percent < 100) {
      announced = percent;
      announce(word("recording-percent", percent));
    }
  };
}

function showState(name) {
  const box = part("upload");
  if (box.dataset.state === name) return;
  if (name === "waiting") announce(word("recording-waiting"));
  else if (box.dataset.state === "waiting") announce(word("recording-goes-on"));
  box.dataset.state = name;
  for (const line of box.querySelectorAll("[data-when]")) line.hidden = line.dataset.when !== name;
}

function showUpload(on) {
  const box = part("upload");
  const hadFocus = box.contains(document.activeElement);
  box.hidden = !on;
  part("recording-drop").hidden = on;
  part("recording").toggleAttribute("data-sending", on);
  if (!on) delete box.dataset.state;
  if (on) box.querySelector("button").focus();
  else if (hadFocus) part("recording-file").focus();
}

/** The upload of this very file that broke off earlier, if there is one. */
async function unfinished(file) {
  for (const found of document.querySelectorAll("[data-unfinished]")) {
    if (Number(found.dataset.size) !== file.size) continue;
    const upload = await (await call(`uploads/${found.dataset.unfinished}`)).json();
    if (upload.complete) continue;
    if (!upload.head || (await hashOf(file.slice(0, upload.head.bytes))) === upload.head.sha256) return upload;
  }
  return null;
}

async function announced(visit, file) {
  const answer = await call(`encounters/${visit}/uploads`, { method: "POST", json: { sizeBytes: file.size } });
  return { ...(await answer.json()), offset: 0 };
}

const leaving = (event) => event.preventDefault();

/** Sends a file, or goes on with it. */
export async function bring(visit, file) {
  if (!file || !part("upload")) return;
  part("recording-error").hidden = true;
  if (running) {
    refuse(word("recording-one-at-a-time"));
    return;
  }
  if (file.size === 0) {
    refuse(word("empty-file"));
    return;
  }
  if (file.size > Number(part("recording").dataset.mostBytes)) {
    refuse(word("recording-too-large"));
    return;
  }
  const stop = new AbortController();
  running = { id: null, stop };
  addEventListener("beforeunload", leaving);
  let done = null;
  try {
    const upload = (await unfinished(file)) ?? (await announced(visit, file));
    running.id = upload.uploadId;
    showUpload(true);
    const sent = meter(file.size);
    sent(upload.offset);
    done = await sendAll({
      file,
      id: upload.uploadId,
      offset: upload.offset,
      chunkBytes: upload.chunkBytes,
      signal: stop.signal,
      sent,
      state: showState,
    });
  } catch (refused) {
    refuse(refused.name === "NotReadableError" ? word("recording-changed") : refused.message);
  } finally {
    running = null;
    removeEventListener("beforeunload", leaving);
    showUpload(false);
  }
  await refresh();
  if (done) say(word(done.notices.includes("ALREADY_HERE") ? "recording-already-here" : taken(done)));
}

function taken(done) {
  return done.notices.includes("ELSEWHERE") ? "recording-elsewhere" : "recording-taken";
}

/** Gives an upload up for good. */
export async function discard(id) {
  try {
    await call(`uploads/${id}`, { method: "DELETE" });
    say(word("recording-cancelled"));
  } catch (refused) {
    refuse(refused.message);
  }
  await refresh();
}

/** The same for the one that is being sent. */
export async function cancel() {
  if (!running) return;
  const { id, stop } = running;
  stop.abort();
  if (id) await discard(id);
}
