// Every signed-in page.
import { start as startConfirm } from "./confirm.js";
import { start } from "./forms.js";
import { start as startIdle } from "./idle.js";
import { start as startLeftovers } from "./leftovers.js";
import { address, listen, refresh } from "./live.js";
import { start as startLock } from "./lock.js";
import { say, word } from "./say.js";
import { start as startSession } from "./session.js";
import { start as startWatch } from "./watch.js";

start();
startConfirm();
startSession();
startLock();
startIdle();
startWatch();
startLeftovers();
if (address() !== location.href && !location.search) history.replaceState(null, "", address());

// what a form has done is said once: neither after a reload nor after the page has moved on
if (location.search.includes("done=")) {
  const here = new URL(location.href);
  here.searchParams.delete("done");
  history.replaceState(null, "", here);
}
document.addEventListener("flor:refreshed", () => document.querySelector("main > .flor-notice.flor-good")?.remove());

const live = document.body.querySelector("[data-live]");
if (live) {
  const visit = live.dataset.live;
  listen((change) => visit === "all" || change.visit === visit);
}

addEventListener("offline", () => say(word("offline")));
addEventListener("online", () => {
  say(word("online"));
  if (live) refresh();
});
