// Listening to the visit. The sound outlives the drawing: when the page is drawn anew it plays on.
import { call } from "./calls.js";
import { refresh } from "./live.js";
import { say, word } from "./say.js";
import { draw, show } from "./wave.js";

const STEP_S = 5;
const LEAP_S = 10;
const SHORTEST_SKIP_MS = 100;

const audio = document.createElement("audio");
/** Where in the sound, in seconds; asked for before the first byte came. */
let wanted = 0;
/** Where to stop by itself, in seconds; null for the end. */
let stopAt = null;
let visit;
let loaded = "";
let following = true;
let bars = [];

const player = () => document.getElementById("player");
const offset = () => Number(player()?.dataset.startsAt ?? 0) / 1000;

function duration() {
  return Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : Number(player()?.dataset.duration ?? 0) / 1000;
}

function position() {
  return audio.readyState >= HTMLMediaElement.HAVE_METADATA ? audio.currentTime : wanted;
}

/** As on the lines: 00:21, or 1:00:21. */
function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return whole < 3600 ? rest : `${Math.floor(whole / 3600)}:${rest}`;
}

/** Nothing is fetched before somebody listens: a listening is on the record. */
function load() {
  const which = player()?.dataset.player ?? "";
  if (which === loaded) return;
  wanted = position();
  loaded = which;
  if (which) audio.src = `/api/v1/encounters/${visit}/audio`;
  else audio.removeAttribute("src");
}

function seek(seconds) {
  stopAt = null;
  following = true;
  const last = duration();
  wanted = Math.max(0, last ? Math.min(seconds, last) : seconds);
  if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) audio.currentTime = wanted;
  update();
}

async function play() {
  if (!player()) return;
  load();
  following = true;
  if (audio.ended || (duration() && position() >= duration())) seek(0);
  try {
    await audio.play();
  } catch (stopped) {
    if (stopped.name !== "AbortError") update();
  }
}

function toggle() {
  if (audio.paused) {
    stopAt = null;
    play();
  } else {
    audio.pause();
  }
}

/** Plays what was said in this line, and no further. */
function playLine(line, onlyIt) {
  if (!player() || line?.dataset.start === undefined) return;
  const start = Number(line.dataset.start) / 1000;
  const end = Number(line.dataset.end) / 1000;
  seek(start - offset());
  if (onlyIt && end > start) stopAt = end - offset();
  play();
}

/** The line that is being said, by its times; the last that began when several speak at once. */
function lineAt(seconds) {
  const ms = (seconds + offset()) * 1000;
  let now = null;
  for (const line of document.querySelectorAll(".flor-line[data-start]")) {
    if (Number(line.dataset.start) > ms) break;
    if (Number(line.dataset.end) > ms) now = line;
  }
  return now;
}

function markLine() {
  const now = audio.paused && !wanted && !audio.currentTime ? null : lineAt(position());
  const before = document.querySelector(".flor-line[aria-current]");
  if (before === now) return;
  before?.removeAttribute("aria-current");
  now?.setAttribute("aria-current", "true");
  if (now && following && !audio.paused) bringIntoView(now);
}

function bringIntoView(line) {
  const list = line.closest("[data-keep-scroll]");
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  if (list && list.scrollHeight > list.clientHeight) list.scrollTo({ top: line.offsetTop - list.clientHeight / 3, behavior });
  else if (line.offsetParent) line.scrollIntoView({ block: "nearest", behavior });
}

function update() {
  const here = player();
  if (!here) return;
  const at = position();
  const all = duration();
  const seekBar = here.querySelector("[data-seek]");
  const button = here.querySelector("[data-play]");
  const spoken = word("played-of", clock(at + offset()), clock(all + offset()));
  seekBar.max = String(all);
  seekBar.value = String(at);
  if (seekBar.getAttribute("aria-valuetext") !== spoken) seekBar.setAttribute("aria-valuetext", spoken);
  here.querySelector(".flor-played").textContent = clock(at + offset());
  here.classList.toggle("flor-playing", !audio.paused);
  here.querySelector("[data-speed]").value = String(audio.playbackRate);
  const name = word(audio.paused ? "play" : "pause");
  if (button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
  show(here.querySelector(".flor-bars"), all ? at / all : 0);
  markLine();
}

/** Where nothing was recorded there is nothing to wait for. */
function skipGap() {
  const at = (audio.currentTime + offset()) * 1000;
  for (const gap of document.querySelectorAll(".flor-gap[data-start]")) {
    const end = Number(gap.dataset.end);
    if (at >= Number(gap.dataset.start) && at < end - SHORTEST_SKIP_MS) {
      audio.currentTime = end / 1000 - offset();
      return;
    }
  }
}

/** Four times a second is too coarse to stop at the end of a line. */
function watch() {
  if (stopAt !== null && audio.currentTime >= stopAt) {
    stopAt = null;
    audio.pause();
  }
  skipGap();
  update();
  if (!audio.paused) requestAnimationFrame(watch);
}

async function outline() {
  const here = player();
  if (!here) return;
  try {
    const peaks = await (await call(`encounters/${visit}/audio/peaks`, { automatic: true })).json();
    bars = peaks.bars;
    draw(here.querySelector(".flor-bars"), bars);
    update();
  } catch {
    bars = []; // it plays without its outline
  }
}

/** The sound says nothing of why it does not come; a call of ours does. */
async function failed() {
  if (!loaded) return;
  loaded = "";
  try {
    await call(`encounters/${visit}/audio/peaks`);
    say(word("play-failed"));
  } catch (refused) {
    if (refused.status === 404) refresh();
    else say(refused.message);
  }
}

function keys(event) {
  const here = event.target.closest?.("#player");
  if (!here || event.ctrlKey || event.altKey || event.metaKey) return;
  const choosing = event.target.matches("select");
  const step = { ArrowLeft: -STEP_S, ArrowRight: STEP_S, j: -LEAP_S, l: LEAP_S }[event.key];
  if (step && !(choosing && event.key.startsWith("Arrow"))) seek(position() + step);
  else if (event.key === "k" || (event.key === " " && !choosing && !event.target.matches("button"))) toggle();
  else return;
  event.preventDefault();
}

function clicks(event) {
  if (event.target.closest("[data-play]")) toggle();
  const from = event.target.closest("[data-play-from]");
  if (from) playLine(document.getElementById(`line-${from.dataset.playFrom}`), false);
}

function drawnAnew() {
  const which = player()?.dataset.player ?? "";
  if (loaded && which !== loaded) {
    const played = !audio.paused;
    load();
    if (which && played) play();
    outline();
  }
  const svg = player()?.querySelector(".flor-bars");
  if (svg && !svg.hasChildNodes()) {
    if (bars.length) draw(svg, bars);
    else outline();
  }
  update();
}

/** Who looks around for themselves is left there. */
function lookAround(event) {
  if (event.target.closest?.("[data-lines]")) following = false;
}

export function start(visitId) {
  visit = visitId;
  audio.preload = "none";
  audio.preservesPitch = true;
  audio.hidden = true;
  document.body.append(audio);
  for (const name of ["play", "playing"]) audio.addEventListener(name, () => requestAnimationFrame(watch));
  for (const name of ["pause", "ended", "ratechange", "durationchange", "seeked"]) audio.addEventListener(name, update);
  audio.addEventListener("timeupdate", watch);
  audio.addEventListener("loadedmetadata", () => {
    if (Math.abs(audio.currentTime - wanted) > 0.05) audio.currentTime = wanted;
  });
  audio.addEventListener("error", failed);
  document.addEventListener("click", clicks);
  document.addEventListener("keydown", keys);
  document.addEventListener("input", (event) => event.target.matches("[data-seek]") && seek(Number(event.target.value)));
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-speed]")) audio.playbackRate = audio.defaultPlaybackRate = Number(event.target.value);
  });
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    document.addEventListener(name, lookAround, { passive: true });
  }
  document.addEventListener("flor:evidence", (event) => {
    if (event.detail.line) playLine(event.detail.line, true);
    else audio.pause();
  });
  document.addEventListener("flor:refreshed", drawnAnew);
  document.addEventListener("flor:signed-out", () => audio.pause());
  outline();
  update();
}
