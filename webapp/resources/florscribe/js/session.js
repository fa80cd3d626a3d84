// When the session ends the page stays, covered; when the same person has signed in again, in any tab, it goes on.
import { call } from "./calls.js";
import { hide, show } from "./covered.js";
import { say, word } from "./say.js";

const person = document.querySelector("[data-person]")?.dataset.person;
const tabs = new BroadcastChannel("florscribe-session");

let ended = false;

function cover() {
  hide();
  document.getElementById("flor-locked")?.close();
  const notice = document.getElementById("flor-signed-out");
  if (notice && !notice.open) notice.showModal();
}

/** Asks once whether the session of this page's person is there; goes on with everything that waits when it is. */
async function comeBack() {
  if (!ended || !(await isThere())) return;
  ended = false;
  document.getElementById("flor-signed-out")?.close();
  show();
  say(word("signed-in-again"));
  document.dispatchEvent(new CustomEvent("flor:signed-in"));
}

/** Nothing of one person is ever sent under the name of another. */
async function isThere() {
  try {
    const me = await (await call("me", { automatic: true })).json();
    if (me.id === person) return true;
    ended = true;
    cover();
    document.getElementById("flor-somebody-else").hidden = false;
  } catch (refused) {
    if (refused.status !== 401) say(refused.message);
  }
  return false;
}

/** @returns {Promise<boolean>} whether a form sent now would arrive; what is wrong is said when it would not */
export async function wouldArrive() {
  const there = await isThere();
  if (ended) cover();
  return there;
}

export function start() {
  document.addEventListener("flor:signed-out", () => {
    ended = true;
    cover();
  });
  // what it covers is a patient's: it goes away by signing in, not by a key
  const notice = document.getElementById("flor-signed-out");
  notice?.addEventListener("cancel", (event) => event.preventDefault());
  // a key pressed again closes it all the same in some browsers
  notice?.addEventListener("close", () => ended && cover());
  tabs.addEventListener("message", comeBack);
  addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && comeBack());
  document.addEventListener("click", (event) => event.target.closest("[data-come-back]") && comeBack());
  tabs.postMessage("signed-in");
}
