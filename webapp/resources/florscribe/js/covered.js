// Takes everything of a patient off the screen and out of the title, and brings it back as it was. What runs goes on.
import { word } from "./say.js";

/** Before the title while a visit is recorded, covered or not. */
const RECORDING = "● ";

let title = null;

const mark = () => (document.title.startsWith(RECORDING) ? RECORDING : "");

export function hide() {
  if (title !== null) return;
  const before = mark();
  title = document.title.slice(before.length);
  document.title = before + word("locked-title");
  document.body.classList.add("flor-covered");
  for (const playing of document.querySelectorAll("audio, video")) playing.pause();
}

export function show() {
  if (title === null) return;
  document.body.classList.remove("flor-covered");
  document.title = mark() + title;
  title = null;
}
