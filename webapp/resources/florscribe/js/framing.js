// Which piece belongs to which frame. A frame is closed once and for good: sent again, it has the same bytes.

/** 16 kHz, 16 bits, mono. */
export function millisecondsOf(bytes) {
  return bytes / 32;
}

const bytesOf = (milliseconds) => milliseconds * 32;
const LEAST_BYTES = bytesOf(20);
const MOST_BYTES = bytesOf(1000);

/** Numbers the pieces of one recording, and knows how much of it nobody has confirmed. */
export class Framing {
  #frame;
  #target;
  #pieces = 0;
  #bytes = 0;
  #captured = 0;
  #unconfirmed = new Map();

  /** @param {number} first number of the next frame @param {number} frameMs how long the server wants them, at most 1000 */
  constructor(first, frameMs) {
    this.#frame = first;
    this.preferred(frameMs);
  }

  /** From the next frame on. */
  preferred(frameMs) {
    this.#target = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, bytesOf(frameMs)));
  }

  /** The newest frame to which nothing is added any more; -1 when there is none. */
  get lastClosed() {
    return this.#frame - 1;
  }

  /** All that was captured in this tab. */
  get capturedMs() {
    return millisecondsOf(this.#captured);
  }

  get unconfirmedMs() {
    let bytes = this.#bytes;
    for (const size of this.#unconfirmed.values()) bytes += size;
    return millisecondsOf(bytes);
  }

  /** @returns {{frame: number, piece: number}} where a piece of this many bytes goes */
  place(bytes) {
    if (this.#bytes + bytes > MOST_BYTES) this.#close();
    const placed = { frame: this.#frame, piece: this.#pieces++ };
    this.#bytes += bytes;
    this.#captured += bytes;
    if (this.#bytes >= this.#target) this.#close();
    return placed;
  }

  /** Ends the frame that is open, unless it is too short to be one: then it goes on. @returns {number} lastClosed */
  cut() {
    if (this.#bytes >= LEAST_BYTES) this.#close();
    return this.lastClosed;
  }

  /** The server has all frames up to this one for good. */
  confirm(sequence) {
    for (const frame of this.#unconfirmed.keys()) if (frame <= sequence) this.#unconfirmed.delete(frame);
  }

  #close() {
    this.#unconfirmed.set(this.#frame++, this.#bytes);
    this.#pieces = 0;
    this.#bytes = 0;
  }
}

/** Frames that an earlier tab left behind, as they can be sent: the last one counts as closed, unless it is too short. */
export function leftBehind(sizes) {
  const frames = [...sizes].sort(([a], [b]) => a - b);
  const last = frames.at(-1);
  if (last && last[1] < LEAST_BYTES) frames.pop();
  const bytes = frames.reduce((sum, [, size]) => sum + size, 0);
  return { first: frames.length ? frames[0][0] : null, last: frames.length ? frames.at(-1)[0] : null, ms: millisecondsOf(bytes) };
}

/** A frame as it goes over the line: its number, then its sound. */
export function frameBytes(sequence, pieces) {
  const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  const frame = new Uint8Array(4 + length);
  new DataView(frame.buffer).setUint32(0, sequence);
  let at = 4;
  for (const piece of pieces) {
    frame.set(new Uint8Array(piece), at);
    at += piece.byteLength;
  }
  return frame;
}

/** Frames for the way without a socket: each with its length before it. */
export function parcel(frames) {
  const length = frames.reduce((sum, frame) => sum + 4 + frame.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const frame of frames) {
    view.setUint32(at, frame.length);
    bytes.set(frame, at + 4);
    at += 4 + frame.length;
  }
  return bytes;
}
