// Every signed-in page.
import { start } from "./forms.js";
import { address, listen, refresh } from "./live.js";
import { say, word } from "./say.js";

start();
if (address() !== location.href && !location.search) history.replaceState(null, "", address());

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

// text that was typed stays on the page; signing in happens in another tab
document.addEventListener("flor:signed-out", () => {
  const notice = document.getElementById("flor-signed-out");
  if (notice && !notice.open) notice.showModal();
});
