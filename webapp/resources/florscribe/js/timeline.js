// Time for which there is no sound, and why: paused, muted, device-lost, asleep. Sound itself has no holes in it.

/** A machine that is busy hands sound on late; one that slept never does. */
const ASLEEP_FROM_MS = 2_000;
/** Nothing worth telling, unless a person asked for it. */
const SHORTEST_MS = 200;

/** Compares the clock of the wall with the sound that came. Times in milliseconds of the wall's clock. */
export class Timeline {
  #since;
  #heard = 0;
  #kind = null;
  #after = -1;

  constructor(now) {
    this.#since = now;
  }

  /** What keeps sound from coming just now; null when nothing does. */
  get interruption() {
    return this.#kind;
  }

  /**
   * No sound comes from now on. A second reason does not begin a second gap; a pause that a person asked for counts most.
   * @param {number} afterSequence the last frame before it
   */
  interrupt(kind, now, afterSequence) {
    if (this.#kind) {
      if (kind === "paused") this.#kind = kind;
      return;
    }
    this.#kind = kind;
    this.#since = now;
    this.#after = afterSequence;
  }

  /** Sound comes again. @returns {{kind: string, afterSequence: number, durationMs: number}|null} what was missed */
  resume(now) {
    const gap = this.#kind ? this.#gap(this.#kind, this.#after, now - this.#since) : null;
    this.#kind = null;
    this.#begin(now);
    return gap;
  }

  /**
   * So much sound came.
   * @param {() => number} cut ends the frame that is open, and tells the number of the last one; only asked for when there is a gap
   * @returns a gap when far more time went by than there is sound for: the machine slept, or the page was frozen
   */
  heard(milliseconds, now, cut) {
    const missing = now - this.#since - this.#heard - milliseconds;
    if (missing < 0) this.#begin(now - milliseconds); // the clock was set back
    this.#heard += milliseconds;
    if (missing < ASLEEP_FROM_MS) return null;
    this.#begin(now);
    return this.#gap("asleep", cut(), missing);
  }

  #begin(now) {
    this.#since = now;
    this.#heard = 0;
  }

  #gap(kind, afterSequence, durationMs) {
    return durationMs < SHORTEST_MS && kind !== "paused" ? null : { kind, afterSequence, durationMs: Math.round(durationMs) };
  }
}

/** Puts a gap into a list: one of the same kind at the same place takes the place of the earlier. */
export function withGap(gaps, gap) {
  return [...gaps.filter((it) => it.kind !== gap.kind || it.afterSequence !== gap.afterSequence), gap];
}
