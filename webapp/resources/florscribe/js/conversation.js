// Bringing a conversation: drop a file, choose one, or paste it; then who said what can be put right.
import { call } from "./calls.js";
import { refresh } from "./live.js";
import { bring as bringRecording, cancel, discard } from "./recording.js";
import { say, word } from "./say.js";

const LARGEST_BYTES = 20 * 1024 * 1024;
const TYPES = { vtt: "text/vtt", srt: "application/x-subrip", json: "application/json", txt: "text/plain" };

const ZONES = "[data-drop], [data-recording-drop]";

let visit;

function typeOf(name) {
  return TYPES[name.split(".").pop().toLowerCase()] ?? "text/plain";
}

function refuse(text) {
  const error = document.getElementById("flor-bring-error");
  if (error) {
    error.textContent = text;
    error.hidden = false;
    error.focus();
  } else {
    say(text);
  }
}

/** The bytes go as they are: the server finds out how they are encoded. */
async function bring(body, type, button) {
  button?.setAttribute("aria-disabled", "true");
  say(word("sending"));
  try {
    await call(`encounters/${visit}/transcript`, { method: "POST", body, type });
    document.getElementById("flor-paste")?.close?.();
    say(word("brought"));
    await refresh();
  } catch (refused) {
    refuse(refused.message);
  } finally {
    button?.removeAttribute("aria-disabled");
  }
}

function bringFile(file) {
  if (!file) return;
  if (/^(audio|video)\//.test(file.type)) {
    bringRecording(visit, file);
    return;
  }
  if (file.size > LARGEST_BYTES) refuse(word("too-large"));
  else if (file.size === 0) refuse(word("empty-file"));
  else bring(file, typeOf(file.name));
}

/** Pasted text may be any of the formats. */
function typeOfPasted(text) {
  const start = text.trimStart();
  if (start.startsWith("WEBVTT")) return TYPES.vtt;
  if (start.startsWith("{") || start.startsWith("[")) return TYPES.json;
  return /^\d+\s*\r?\n\d\d:\d\d:\d\d[,.]\d/.test(start) ? TYPES.srt : TYPES.txt;
}

function dropping() {
  document.addEventListener("dragover", (event) => {
    const drop = event.target.closest(ZONES);
    if (!drop) return;
    event.preventDefault();
    drop.classList.add("flor-over");
  });
  document.addEventListener("dragleave", (event) => event.target.closest?.(ZONES)?.classList.remove("flor-over"));
  document.addEventListener("drop", (event) => {
    const drop = event.target.closest(ZONES);
    if (!drop) return;
    event.preventDefault();
    drop.classList.remove("flor-over");
    const file = event.dataTransfer.files[0];
    if (file && drop.dataset.recordingDrop) bringRecording(visit, file);
    else if (file) bringFile(file);
    else bringText(event.dataTransfer.getData("text/plain"));
  });
}

function bringText(text, button) {
  if (text.trim()) bring(new Blob([text]), typeOfPasted(text), button);
  else refuse(word("nothing-pasted"));
}

async function correct(change) {
  try {
    await call(`encounters/${visit}/transcript`, { method: "PATCH", json: change, version: versionOfTranscript() });
    say(word("checked-again"));
    await refresh();
  } catch (refused) {
    say(refused.message);
    await refresh();
  }
}

function versionOfTranscript() {
  return document.querySelector("[data-transcript-version]")?.dataset.transcriptVersion;
}

async function addContext(form) {
  const text = form.querySelector("textarea");
  if (!text.value.trim()) {
    text.focus();
    return;
  }
  try {
    await call(`encounters/${visit}/context`, {
      method: "POST",
      json: { kind: form.querySelector("select").value, text: text.value.trim() },
    });
    text.value = "";
    delete form.dataset.dirty;
    await refresh();
  } catch (refused) {
    say(refused.message);
  }
}

/** A newer form of the part brings the button as it was at first. */
function showMoving() {
  const moving = document.getElementById("conversation")?.hasAttribute("data-moving") ?? false;
  document.querySelector("[data-move-lines]")?.setAttribute("aria-pressed", String(moving));
}

/** To another speaker, or to one that is not in the list yet: "+ROLE". */
function moveLine(id, select) {
  const speakerId = select.value;
  const utterances = [{ id, speakerId }];
  if (!speakerId.startsWith("+")) {
    correct({ utterances });
    return;
  }
  const [option] = select.selectedOptions;
  correct({ newSpeakers: [{ id: speakerId, role: speakerId.slice(1), label: option.dataset.label }], utterances });
}

export function start(visitId) {
  visit = visitId;
  dropping();
  document.addEventListener("change", (event) => {
    const { target } = event;
    if (target.matches("[data-bring-file]")) {
      bringFile(target.files[0]);
      target.value = "";
    } else if (target.matches("[data-recording-file]")) {
      const file = target.files[0];
      target.value = "";
      bringRecording(visit, file);
    } else if (target.matches("[data-speaker-role]")) {
      correct({ speakers: [{ id: target.dataset.speakerRole, role: target.value }] });
    } else if (target.matches("[data-speaker-label]")) {
      correct({ speakers: [{ id: target.dataset.speakerLabel, label: target.value.trim() }] });
    } else if (target.matches("[data-move-line]")) {
      moveLine(target.dataset.moveLine, target);
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    if (button.dataset.cancelUpload) cancel();
    else if (button.dataset.discardUpload) discard(button.dataset.discardUpload);
    else if (button.dataset.bringText) bringText(document.getElementById(button.dataset.bringText).value, button);
    else if (button.dataset.swap) correct({ swap: button.dataset.swap.split(" ") });
    else if (button.dataset.addContext !== undefined) addContext(button.closest("[data-context-form]"));
    else if (button.dataset.moveLines !== undefined) {
      document.getElementById("conversation").toggleAttribute("data-moving");
      showMoving();
    }
  });
  document.addEventListener("flor:refreshed", showMoving);
}
