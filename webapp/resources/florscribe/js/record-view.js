// What a recording looks like: clock, level, what is unsent, the network, and what is wrong, in words.
import { clock, spoken } from "./durations.js";
import { silentTooLongMs } from "./level.js";
import { announce, word } from "./say.js";

const BARS = 64;
const HEIGHT = 40;
/** Less than this is on its way in any case. */
const WORTH_TELLING_MS = 3_000;
const DRAWN_EVERY_MS = 125;
const TOLD_EVERY = 8;

/** In the title of the tab, so that it is seen from another one. */
const MARK = "● ";
/** So long in the background is worth a word. */
const AWAY_MS = 10_000;

const part = (id) => document.getElementById(id);
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class RecordView {
  #recorder;
  #bars = new Array(BARS).fill(0);
  #drawing;
  #frame = 0;
  #spoken = new Map();
  #hiddenAt = Infinity;
  #lookedAway = () => this.#hidden();

  /** @param {import("./recorder.js").Recorder} recorder shown until close() */
  constructor(recorder) {
    this.#recorder = recorder;
    this.#drawing = setInterval(() => this.draw(), DRAWN_EVERY_MS);
    document.addEventListener("visibilitychange", this.#lookedAway);
    this.draw();
  }

  close() {
    clearInterval(this.#drawing);
    document.removeEventListener("visibilitychange", this.#lookedAway);
    if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length);
    part("record").dataset.state = "idle";
    this.draw();
  }

  draw() {
    const { state } = this.#recorder;
    const live = !["idle", "done", "failed"].includes(state);
    const box = part("record");
    if (!box) return;
    const interruption = state === "recording" ? this.#recorder.interruption : null;
    const shown = interruption ?? state;
    box.toggleAttribute("data-live", live);
    box.dataset.state = live ? shown : "idle";
    for (const one of box.querySelectorAll("[data-record-when]")) one.hidden = (one.dataset.recordWhen === "live") !== live;
    if (!live) return;
    if (!document.title.startsWith(MARK)) document.title = MARK + document.title;
    for (const one of box.querySelectorAll("[data-record-is]")) one.hidden = one.dataset.recordIs !== shown;
    for (const one of box.querySelectorAll("[data-record-net]")) one.hidden = one.dataset.recordNet !== this.#recorder.network;
    part("record-pause").hidden = state !== "recording";
    part("record-resume").hidden = state !== "paused";
    part("record-finish").hidden = !["recording", "paused"].includes(state);
    part("record-clock").textContent = clock(this.#recorder.recordedMs);
    this.#drawUnsent();
    this.#drawLevel(state === "recording" && !interruption);
    this.#drawNotices(state, interruption);
  }

  #drawUnsent() {
    const { unconfirmedMs } = this.#recorder;
    const text = unconfirmedMs < WORTH_TELLING_MS ? word("record-all-confirmed") : word("record-unsent", spoken(unconfirmedMs));
    if (this.#recorder.state !== "starting") this.#write("record-unsent", text);
  }

  #drawLevel(hearing) {
    const { level, microphone } = this.#recorder;
    const loudest = level.takeLoudest();
    const percent = hearing ? loudest : 0;
    this.#bars.push(percent);
    this.#bars.shift();
    const words = hearing ? word(`record-level-${level.word}`) : word("record-level-none");
    this.#write("record-device", `${microphone.label || word("record-default-microphone")}.`);
    this.#write("record-level", words);
    part("record-level").dataset.level = hearing ? level.word : "none";
    const meter = part("record-meter");
    if (this.#frame++ % TOLD_EVERY === 0) {
      meter.setAttribute("aria-valuenow", String(percent));
      meter.setAttribute("aria-valuetext", words);
    }
    meter.querySelector("path").setAttribute("d", still.matches ? this.#line(percent) : this.#outline());
  }

  #outline() {
    const room = 100 / BARS;
    return this.#bars
      .map((percent, i) => {
        const tall = Math.max(2, (percent / 100) ** 1.5 * HEIGHT);
        return `M${((i + 0.5) * room).toFixed(2)} ${((HEIGHT - tall) / 2).toFixed(1)}v${tall.toFixed(1)}`;
      })
      .join("");
  }

  /** For who wants nothing to move about: one line, as long as it is loud. */
  #line(percent) {
    return `M0 ${HEIGHT / 2}H${Math.max(1, percent)}`;
  }

  #drawNotices(state, interruption) {
    const hearing = state === "recording" && !interruption;
    this.#notice("silent", hearing && this.#recorder.level.silentMs(Date.now()) >= silentTooLongMs());
    this.#notice("device-lost", interruption === "device-lost");
    this.#notice("muted", interruption === "muted");
    this.#notice("only-in-memory", this.#recorder.onlyInMemory);
  }

  /** Shown while it lasts, and read out once when it begins. */
  #notice(name, on) {
    const notice = document.querySelector(`[data-record-notice="${name}"]`);
    if (notice.hidden === !on) return;
    notice.hidden = !on;
    if (on) announce(notice.textContent.trim());
  }

  /** Browsers may slow a page that nobody looks at; what was missed is told as a gap, and this when nothing was. */
  #hidden() {
    if (document.visibilityState === "hidden") {
      this.#hiddenAt = Date.now();
    } else if (this.#recorder.state === "recording" && Date.now() - this.#hiddenAt > AWAY_MS) {
      this.#remark(word("record-gap-hidden", spoken(Date.now() - this.#hiddenAt)));
    }
  }

  /** What was missed, in words; it stays to be read. */
  gap({ kind, durationMs }) {
    this.#hiddenAt = Infinity;
    if (kind !== "paused") this.#remark(word(`record-gap-${kind}`, spoken(durationMs)));
  }

  #remark(text) {
    part("record-gap").textContent = text;
    document.querySelector('[data-record-notice="gap"]').hidden = false;
    announce(text);
  }

  /** Only what is new touches the page. */
  #write(id, text) {
    if (this.#spoken.get(id) === text) return;
    this.#spoken.set(id, text);
    part(id).textContent = text;
  }
}
