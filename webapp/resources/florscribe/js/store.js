// The frames of one recording that wait for the server: sealed in the browser's database, in memory where that refuses.
import { frameBytes } from "./framing.js";
import { confirmed, keep, piecesOf } from "./outbox.js";
import { open, seal } from "./seal.js";

export class Store {
  #id;
  #key;
  #memory = new Map();
  #refused = false;

  /** @param {CryptoKey} key the recording's bufferKey */
  constructor(id, key) {
    this.#id = id;
    this.#key = key;
  }

  /** Whether what was captured last would be gone with this tab: the device has no room, or keeps no databases. */
  get onlyInMemory() {
    return this.#refused;
  }

  /** @param {ArrayBuffer} pcm kept when the promise is */
  async put(frame, piece, pcm) {
    if (this.#refused && piece > 0) {
      this.#remember(frame, pcm);
      return;
    }
    try {
      await keep(this.#id, frame, piece, await seal(this.#key, this.#id, frame, piece, pcm));
      this.#refused = false;
    } catch {
      this.#refused = true; // tried again with the next frame
      this.#remember(frame, pcm);
    }
  }

  #remember(frame, pcm) {
    this.#memory.set(frame, [...(this.#memory.get(frame) ?? []), pcm]);
  }

  /** @returns {Promise<Uint8Array|null>} the frame as it is sent; null when it is not here */
  async frame(sequence) {
    const pieces = await this.#pieces(sequence);
    return pieces.length ? frameBytes(sequence, pieces) : null;
  }

  async #pieces(sequence) {
    const sealed = await piecesOf(this.#id, sequence).catch(() => []);
    const stored = await Promise.all(sealed.map((bytes, piece) => open(this.#key, this.#id, sequence, piece, bytes)));
    return [...stored, ...(this.#memory.get(sequence) ?? [])];
  }

  /** Puts all frames from this one on into another recording, whose first frame it becomes. They stay here too. */
  async copyTo(other, from) {
    for (let frame = from; ; frame++) {
      const pieces = await this.#pieces(frame);
      if (pieces.length === 0) return;
      for (const [piece, pcm] of pieces.entries()) await other.put(frame - from, piece, pcm);
    }
  }

  async confirmed(upTo) {
    for (const frame of this.#memory.keys()) if (frame <= upTo) this.#memory.delete(frame);
    await confirmed(this.#id, upTo).catch(() => {}); // what stays is dropped with the next
  }
}
