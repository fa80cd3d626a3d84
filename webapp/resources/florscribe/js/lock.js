// The lock of a browser that was left alone: the page stays as it is, but nothing of it is seen until its person is back. A
// recording goes on behind it.
import { call } from "./calls.js";
import { hide, show } from "./covered.js";
import { answer, arePossible } from "./passkey.js";
import { say, word } from "./say.js";

const tabs = new BroadcastChannel("florscribe-lock");
const part = (id) => document.getElementById(id);

let locked = false;
const recording = new MutationObserver(tellOfRecording);

/** Whether nothing of the page is to be seen just now. */
export function isLocked() {
  return locked;
}

/** Says on the cover whether a recording goes on behind it. */
function tellOfRecording() {
  const state = part("record")?.dataset.state;
  part("flor-locked-recording").hidden = !state || state === "idle";
}

function cover() {
  const dialog = part("flor-locked");
  if (!dialog || part("flor-signed-out")?.open) return;
  locked = true;
  hide();
  tellOfRecording();
  if (part("record")) recording.observe(part("record"), { attributes: true, attributeFilter: ["data-state"] });
  if (!dialog.open) dialog.showModal();
  part("flor-unlock-password").focus();
}

/** Locks this browser: its tabs at once, and the server as soon as it hears of it. */
export async function lock() {
  if (locked) return;
  cover();
  tabs.postMessage("locked");
  // not heard, it locks by itself after the same time
  await call("auth/lock", { method: "POST", automatic: true }).catch(() => {});
}

function uncover() {
  if (!locked) return;
  locked = false;
  recording.disconnect();
  complain("");
  part("flor-unlock-password").value = "";
  part("flor-locked").close();
  show();
  document.dispatchEvent(new CustomEvent("flor:signed-in"));
}

function complain(text) {
  const error = part("flor-unlock-error");
  error.textContent = text;
  error.hidden = !text;
  part("flor-unlock-password").setAttribute("aria-invalid", String(Boolean(text)));
}

async function unlock(event) {
  event.preventDefault();
  event.stopPropagation();
  const field = part("flor-unlock-password");
  if (!field.value) {
    complain(word("password-needed"));
    field.focus();
    return;
  }
  try {
    await call("auth/unlock", { method: "POST", json: { password: field.value } });
    opened();
  } catch (refused) {
    field.value = "";
    complain(refused.problem.errors?.[0]?.message ?? refused.message);
    field.focus();
  }
}

async function unlockByPasskey() {
  complain("");
  try {
    await call("auth/unlock", { method: "POST", json: { passkey: await answer() } });
    opened();
  } catch (refused) {
    complain(refused.problem?.errors?.[0]?.message ?? word("passkey-none"));
  }
}

function opened() {
  tabs.postMessage("unlocked");
  uncover();
  say(word("unlocked"));
}

async function leave() {
  await call("auth/sign-out", { method: "POST" }).catch(() => {});
  tabs.postMessage("left");
  left();
}

/** While it records the page stays: what was said until now is still being sent. */
function left() {
  const recording = part("record")?.dataset.state ?? "idle";
  if (recording === "idle") location.assign("/login.xhtml?done=signed-out");
  else document.dispatchEvent(new CustomEvent("flor:signed-out"));
}

export function start() {
  if (!part("flor-locked")) return;
  document.addEventListener("flor:locked", cover);
  document.addEventListener("flor:signed-out", () => {
    locked = false;
  });
  // in this order: the forms of pages are asked whether they would arrive, and this one would not
  part("flor-unlock").addEventListener("submit", unlock);
  const passkey = part("flor-unlock-passkey");
  passkey.hidden = !arePossible() || !passkey.dataset.possible;
  passkey.addEventListener("click", unlockByPasskey);
  part("flor-locked-leave").addEventListener("click", leave);
  part("flor-locked").addEventListener("cancel", (event) => event.preventDefault());
  part("flor-locked").addEventListener("close", () => locked && cover());
  document.addEventListener("click", (event) => event.target.closest("[data-lock]") && lock());
  tabs.addEventListener("message", ({ data }) => {
    if (data === "locked") cover();
    else if (data === "unlocked") uncover();
    else if (locked) left();
  });
}
