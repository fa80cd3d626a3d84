// What the level of the microphone means for a person: good, too quiet, clipping; and since when nothing was heard.

/** Below this nobody speaks; a room that is called quiet is lower. */
const SILENT_DB = -55;
/** Voices that are this soft lose words. */
const QUIET_DB = -40;
const LOWEST_DB = -60;
const JUDGED_OVER_MS = 3_000;
const TOO_EARLY_MS = 2_000;
const CLIPPED_SHARE = 0.002;

/** When a person is asked whether the microphone is on. */
export function silentTooLongMs() {
  return 15_000;
}

function decibels(power) {
  return power > 0 ? 10 * Math.log10(power) : -Infinity;
}

/** Fed about 16 times a second. */
export class Level {
  #recent = [];
  #heardAt;
  #loudest = 0;

  constructor(now) {
    this.#heardAt = now;
  }

  /** @param {{peak: number, power: number, clipped: number, samples: number}} measured power is the sum of squares, full scale 1 */
  add(measured, now) {
    const db = decibels(measured.power / measured.samples);
    this.#recent.push({ ...measured, db, now });
    while (now - this.#recent[0].now > JUDGED_OVER_MS) this.#recent.shift();
    if (db > SILENT_DB) this.#heardAt = now;
    this.#loudest = Math.max(this.#loudest, this.percent);
  }

  /** The loudest since this was asked last, from 0 to 100. */
  takeLoudest() {
    const loudest = this.#loudest;
    this.#loudest = 0;
    return loudest;
  }

  /** Sound begins anew: after a pause nobody is blamed for its silence. */
  begin(now) {
    this.#recent = [];
    this.#heardAt = now;
  }

  /** Since when nothing was heard. */
  silentMs(now) {
    return Math.max(0, now - this.#heardAt);
  }

  /** How loud it is just now, from 0 to 100. */
  get percent() {
    const db = this.#recent.at(-1)?.db ?? LOWEST_DB;
    return Math.round(100 * Math.min(1, Math.max(0, 1 - db / LOWEST_DB)));
  }

  /** "clipping", "quiet", "silent", "good", or "listening" while it is too early to tell. */
  get word() {
    const samples = this.#recent.reduce((sum, it) => sum + it.samples, 0);
    const clipped = this.#recent.reduce((sum, it) => sum + it.clipped, 0);
    if (samples > 0 && clipped / samples > CLIPPED_SHARE) return "clipping";
    const loudest = Math.max(-Infinity, ...this.#recent.map((it) => it.db));
    if (loudest <= SILENT_DB) return this.#recent.at(-1)?.now - this.#recent[0]?.now > TOO_EARLY_MS ? "silent" : "listening";
    return loudest < QUIET_DB ? "quiet" : "good";
  }
}
