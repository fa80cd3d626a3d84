// How late sound is handed on: it carries the moment of its capture by a clock of its own, which runs as the wall's but is set otherwise.

/** Nothing waits longer in the queue; what seems to, was captured by a machine whose one clock stood still while it slept. */
const LONGEST_MS = 6_000;

export class Lateness {
  #least = Infinity;

  /** Of another microphone from now on. */
  begin() {
    this.#least = Infinity;
  }

  /**
   * @param {number} captured milliseconds of the microphone's clock @param {number} now milliseconds of the wall's
   * @returns {number} milliseconds more than what came soonest
   */
  of(captured, now) {
    const apart = now - captured;
    // a wall's clock that was set back looks like sound from the future
    if (apart < this.#least || apart - this.#least > LONGEST_MS) this.#least = apart;
    return apart - this.#least;
  }
}
