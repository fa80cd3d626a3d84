// Changes come by push and carry ids only; the part of the page they concern is then asked for again.
import { call, tellOver } from "./calls.js";
import { holdFocus } from "./focus.js";
import { announce, word } from "./say.js";

const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** The server closes a socket that says nothing for 90 s. */
const STILL_THERE_EVERY_MS = 40_000;
/** When all pages are told to look again, they do not all do so at once. */
const LOOK_AGAIN_WITHIN_MS = 2_000;

let asked = Promise.resolve();
let waiting = false;

/** Replaces every element with data-part by its newest form, one request at a time. What is being edited stays. */
export function refresh() {
  if (waiting) return asked;
  waiting = true;
  asked = asked.then(async () => {
    waiting = false;
    const answer = await fetch(address(), { cache: "no-store", headers: { Accept: "text/html", "Flor-Automatic": "1" } }).catch(() => null);
    if (!answer) return;
    if (answer.status === 401 || (answer.redirected && new URL(answer.url).pathname === "/login.xhtml")) {
      tellOver(answer);
      return;
    }
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  });
  return asked;
}

/** A page that was answered to a form has its own address in it. */
export function address() {
  return document.querySelector("[data-address]")?.dataset.address ?? location.href;
}

function show(fresh) {
  const focusAgain = holdFocus();
  for (const old of document.querySelectorAll("[data-part]")) {
    const part = fresh.getElementById(old.id);
    if (!part || old.querySelector("[data-dirty], dialog[open], details.flor-menu[open]") || old.isEqualNode(part)) continue;
    // it says itself what it shows, and scripts draw in it
    if (part.dataset.same !== undefined && part.dataset.same === old.dataset.same) continue;
    keepOpen(old, part);
    const scrolled = [...old.querySelectorAll("[data-keep-scroll]")].map((e) => [e.id, e.scrollTop]);
    old.replaceWith(document.adoptNode(part));
    for (const [id, top] of scrolled) {
      const element = document.getElementById(id);
      if (element) element.scrollTop = top;
    }
  }
  document.title = fresh.title;
  focusAgain();
  document.dispatchEvent(new CustomEvent("flor:refreshed"));
}

/** What the person unfolded stays unfolded. */
function keepOpen(old, part) {
  const unfolded = [...old.querySelectorAll("details")].map((details) => details.open);
  part.querySelectorAll("details").forEach((details, i) => {
    details.open = unfolded[i] ?? details.open;
  });
}

/** Listens on /api/push; waits longer after each failure, with jitter, and catches up after each reconnect. */
export function listen(concerns) {
  let failures = 0;
  let opened = false;
  let timer;

  function connect() {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/push`);
    socket.addEventListener("open", () => {
      failures = 0;
      const stillThere = setInterval(() => socket.send("1"), STILL_THERE_EVERY_MS);
      socket.addEventListener("close", () => clearInterval(stillThere));
    });
    socket.addEventListener("message", (event) => {
      const change = JSON.parse(event.data);
      if (change.listening) {
        document.documentElement.dataset.live = "true";
        // what is in work may have gone on between the page's making and now
        if (opened || document.querySelector("[data-in-work]")) refresh();
        opened = true;
      }
      if (change.again) setTimeout(refresh, Math.random() * LOOK_AGAIN_WITHIN_MS);
      if (change.visit && concerns(change)) refresh().then(() => announce(word("updated")));
    });
    socket.addEventListener("close", (event) => {
      delete document.documentElement.dataset.live;
      if (event.code === 4401) {
        // whether it is over or locked the answer tells; it goes on when the person is back
        call("me", { automatic: true }).then(connect, () => {});
        return;
      }
      const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** failures++);
      timer = setTimeout(connect, wait / 2 + (Math.random() * wait) / 2);
    });
  }

  connect();
  document.addEventListener("flor:signed-in", () => {
    if (!document.documentElement.dataset.live) {
      clearTimeout(timer);
      connect();
    }
    refresh();
  });
  addEventListener("online", () => {
    if (document.documentElement.dataset.live) return;
    clearTimeout(timer);
    connect();
  });
}
