// What is in work and of which no push tells: the page looks again until it is done, and then says so.
import { refresh } from "./live.js";
import { announce } from "./say.js";

const LOOK_EVERY_MS = 1_000;

export function start() {
  const ended = document.querySelector("[data-watch]")?.dataset.watch;
  if (!ended) return;
  const looking = setInterval(async () => {
    await refresh();
    if (document.querySelector("[data-watch]")) return;
    clearInterval(looking);
    announce(ended);
  }, LOOK_EVERY_MS);
}
