// The record panel of the visit page: what its buttons do.
import { clear, pulse, take } from "./captions.js";
import { moment } from "./durations.js";
import { leftOfVisit, withdrawOffer } from "./leftovers.js";
import { refresh } from "./live.js";
import { browserOf, canListen, reasonOf } from "./microphone-help.js";
import { microphones } from "./microphone.js";
import { RecordView } from "./record-view.js";
import { Elsewhere, Recorder } from "./recorder.js";
import { announce, say, word } from "./say.js";

/** Before this it is asked whether the visit is over. */
const SHORT_MS = 30_000;
const PULSE_EVERY_MS = 1_000;
const CHOSEN = "florscribe-microphone";

const part = (id) => document.getElementById(id);
const person = () => document.querySelector("[data-person]")?.dataset.person;

let visit;
let recorder = null;
let view = null;
let pulsing = 0;

function complain(text, help = "") {
  const error = part("record-error");
  error.textContent = text;
  error.hidden = !text;
  part("record-help").textContent = help;
  part("record-help").hidden = !help;
  if (text) error.focus();
}

function explain(failed) {
  if (failed instanceof Elsewhere) return complain(word("record-elsewhere"));
  if (!(failed instanceof DOMException)) return complain(failed.message || word("went-wrong"));
  const reason = reasonOf(failed.name);
  const help = reason === "denied" ? word(`record-help-${browserOf(navigator.userAgent, navigator.maxTouchPoints)}`) : "";
  return complain(word(`record-${reason}`), help);
}

async function begin(left) {
  if (recorder) return;
  complain("");
  if (!canListen()) {
    complain(word("record-cannot-listen"));
    return;
  }
  recorder = new Recorder(visit, person(), {
    changed: () => view?.draw(),
    gap: (gap) => view?.gap(gap),
    message: take,
    ended,
  });
  view = new RecordView(recorder);
  recorder.captionsWatched(part("captions").open);
  clear();
  try {
    const found = await leftOfVisit(visit, person());
    if (found === "elsewhere") throw new Elsewhere();
    await recorder.start(localStorage.getItem(CHOSEN) ?? "", left);
  } catch (failed) {
    forget();
    explain(failed);
    return;
  }
  announce(word("record-said-recording"));
  part("record-left").hidden = true;
  if (left) withdrawOffer(left.id);
  part("record-pause").focus();
  pulsing = setInterval(() => pulse(recorder?.state === "recording" ? recorder.level.silentMs(Date.now()) : null), PULSE_EVERY_MS);
  await listMicrophones();
}

function forget() {
  clearInterval(pulsing);
  const old = view;
  recorder = null;
  view = null;
  old?.close();
  document.querySelector('[data-record-notice="gap"]').hidden = true;
}

async function pause() {
  await recorder?.pause();
  announce(word("record-said-paused"));
  part("record-resume").focus();
}

async function resume() {
  try {
    await recorder?.resume();
    complain("");
    announce(word("record-said-resumed"));
    part("record-pause").focus();
  } catch (failed) {
    explain(failed);
  }
}

function finish(certain) {
  if (!recorder) return;
  if (!certain && recorder.recordedMs < SHORT_MS) {
    part("record-short").showModal();
    return;
  }
  announce(word("record-said-finishing"));
  recorder.finish();
  part("record-title").focus();
}

async function ended(why) {
  const arrived = why === "stopped";
  forget();
  await refresh();
  if (arrived) say(word("record-said-finished"));
  else complain(word(`record-ended-${why}`));
}

async function listMicrophones() {
  const choice = part("record-microphone");
  const found = await microphones();
  const option = (device) => {
    const made = document.createElement("option");
    made.value = device.deviceId;
    made.textContent = device.label || word("record-default-microphone");
    return made;
  };
  choice.replaceChildren(...found.map(option));
  choice.value = recorder?.microphone.deviceId ?? "";
}

async function choose(deviceId) {
  localStorage.setItem(CHOSEN, deviceId);
  try {
    await recorder?.microphone.open(deviceId);
    view?.draw();
    say(word("record-switched", recorder.microphone.label));
  } catch (failed) {
    explain(failed);
  }
}

function showDevices() {
  const box = part("record-devices");
  box.hidden = !box.hidden;
  part("record-change").setAttribute("aria-expanded", String(!box.hidden));
  if (!box.hidden) part("record-microphone").focus();
}

/** Consent taken back stops it at once, before the answer of the server. */
function stopOnWithdrawal() {
  document.addEventListener(
    "submit",
    (event) => {
      if (!recorder || !event.target.matches("#withdraw-form")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { target: form, submitter } = event;
      const stopping = recorder.abandon();
      forget();
      stopping.finally(() => form.requestSubmit(submitter));
    },
    true,
  );
}

/** A recording of this visit that a tab before this one left open can be gone on with. */
async function offerToGoOn() {
  if (!canListen()) return;
  const left = await leftOfVisit(visit, person()).catch(() => null);
  if (!left || left === "elsewhere" || left.finished || recorder) return;
  const box = part("record-left");
  box.querySelector("span").textContent = word("record-left", moment(left.startedAt));
  box.hidden = false;
  part("record-go-on").onclick = () => begin(left);
  document.addEventListener("flor:leftover-sent", ({ detail }) => {
    if (detail === left.id) box.hidden = true;
  });
}

export function start(visitId) {
  if (!part("record")) return;
  visit = visitId;
  part("record-start").addEventListener("click", () => begin());
  part("record-pause").addEventListener("click", pause);
  part("record-resume").addEventListener("click", resume);
  part("record-finish").addEventListener("click", () => finish(false));
  part("record-finish-short").addEventListener("click", () => {
    part("record-short").close();
    finish(true);
  });
  part("record-change").addEventListener("click", showDevices);
  part("captions").addEventListener("toggle", ({ target }) => recorder?.captionsWatched(target.open));
  part("record-microphone").addEventListener("change", ({ target }) => choose(target.value));
  navigator.mediaDevices?.addEventListener("devicechange", async () => {
    if (!recorder) return;
    await recorder.reopen();
    await listMicrophones();
  });
  stopOnWithdrawal();
  offerToGoOn();
}
