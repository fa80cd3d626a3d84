// Brings the frames of one recording to the server: by socket, by calls where sockets are blocked, for as long as it takes.
import { patience, waitMs } from "./backoff.js";
import { Refused } from "./calls.js";
import { RecordingSocket } from "./recording-socket.js";
import { parcel } from "./framing.js";
import { freshTicket, postFrames, postGap, postStop } from "./recording-calls.js";

/** So often a socket may not come about although the server answers calls; then calls have to do. */
const BLOCKED_AFTER = 2;
const CALLS_FOR_MS = 60_000;
const CALL_EVERY_MS = 500;
const FRAMES_A_CALL = 8;
const GIVES_UP = new Map([
  [403, "refused"],
  [404, "gone"],
  [410, "gone"],
  [413, "too-large"],
]);
const CLOSED_FOR_GOOD = new Map([
  [4404, "gone"],
  [4409, "elsewhere"],
  [4413, "too-large"],
]);

export class Sender {
  #id;
  #store;
  #resume;
  #path;
  #ticket;
  #on;
  #now;
  #blocked = 0;
  #progress = false;
  #over = new AbortController();
  #nudge = new AbortController();
  #told = new Set();
  #socket = null;

  /**
   * @param {{id: string, webSocketPath: string, ticket: string, resumeToken?: string}} opened
   * @param {import("./store.js").Store} store
   * @param {{state: (name: string) => void, ready: (message: object) => void, ack: (sequence: number) => void,
   *   message: (message: object) => void, ended: (why: string, stopped?: object) => void}} on
   * @param {number} first the oldest frame that is here
   */
  constructor(opened, store, on, first = 0) {
    this.#id = opened.recordingId;
    this.#path = opened.webSocketPath;
    this.#ticket = opened.ticket;
    this.#resume = opened.resumeToken;
    this.#store = store;
    this.#on = on;
    this.#now = { offered: first - 1, acked: first - 1, gaps: [], paused: null, finish: null };
    this.#run();
  }

  /** Frames up to this one can be sent. */
  offer(sequence) {
    this.#now.offered = Math.max(this.#now.offered, sequence);
    this.#wake();
  }

  /** All gaps so far; what the server was told already replaces itself. */
  gaps(gaps) {
    this.#now.gaps = gaps;
    this.#wake();
  }

  /** @param {boolean} paused @param {object} [gap] what the pause has become at its end */
  pause(paused, gap) {
    this.#now.paused = { paused, gap };
    this.#wake();
  }

  /** Nothing comes after this frame. */
  finish(last) {
    this.#now.finish = last;
    this.#wake();
    this.#nudge.abort();
  }

  /** Sends no more, whatever is left. */
  abandon() {
    this.#over.abort();
    this.#nudge.abort();
    this.#socket?.close();
  }

  #wake() {
    this.#socket?.look();
  }

  async #run() {
    for (let failures = 0; !this.#over.signal.aborted; ) {
      this.#progress = false;
      try {
        if (this.#blocked < BLOCKED_AFTER) await this.#bySocket();
        else await this.#byCalls();
      } catch (refused) {
        await this.#judge(refused);
      }
      if (this.#over.signal.aborted) return;
      failures = this.#progress ? 0 : failures + 1;
      this.#nudge = new AbortController();
      await patience(waitMs(failures), this.#nudge.signal);
    }
  }

  async #bySocket() {
    this.#on.state("connecting");
    const ticket = this.#ticket ?? (await this.#freshTicket());
    this.#ticket = null;
    this.#socket = new RecordingSocket(this.#path, ticket, this.#now, this.#store, {
      ready: (message) => {
        this.#blocked = 0;
        this.#progress = true;
        this.#on.state("connected");
        this.#on.ready(message);
        this.#acknowledged(message.nextSequence - 1);
      },
      ack: (sequence) => this.#acknowledged(sequence),
      stopped: (stopped) => this.#end("stopped", stopped),
      message: (message) => this.#on.message(message),
    });
    const { code, ready } = await this.#socket.closed;
    this.#socket = null;
    if (this.#over.signal.aborted) return;
    if (!ready) this.#blocked++;
    if (CLOSED_FOR_GOOD.has(code) && !(code === 4404 && this.#now.finish !== null)) this.#end(CLOSED_FOR_GOOD.get(code));
    else this.#on.state(code === 4429 || code === 4503 ? "busy" : "away");
  }

  async #freshTicket() {
    const fresh = await freshTicket(this.#id, this.#resume);
    this.#path = fresh.webSocketPath ?? this.#path;
    this.#resume = fresh.resumeToken ?? this.#resume;
    return fresh.ticket;
  }

  /** One socket is tried again now and then: what blocked it may be gone. */
  async #byCalls() {
    const until = Date.now() + CALLS_FOR_MS;
    const now = this.#now;
    while (!this.#over.signal.aborted && Date.now() < until) {
      await this.#tellGaps();
      const frames = [];
      for (let n = now.acked + 1; n <= now.offered && frames.length < FRAMES_A_CALL; n++) frames.push(await this.#store.frame(n));
      if (frames.length > 0) {
        this.#acknowledged(await postFrames(this.#id, this.#resume, parcel(frames)));
        this.#progress = true;
        this.#on.state("by-calls");
      } else if (now.finish !== null) {
        this.#end("stopped", await postStop(this.#id, this.#resume, now.finish));
      } else {
        await patience(CALL_EVERY_MS, this.#nudge.signal);
      }
    }
    this.#blocked = BLOCKED_AFTER - 1;
  }

  async #tellGaps() {
    for (const gap of this.#now.gaps) {
      const one = JSON.stringify(gap);
      if (this.#told.has(one) || gap.afterSequence > this.#now.acked) continue;
      await postGap(this.#id, this.#resume, gap);
      this.#told.add(one);
    }
  }

  #acknowledged(sequence) {
    if (sequence > this.#now.acked) this.#now.acked = sequence;
    this.#store.confirmed(sequence);
    this.#on.ack(sequence);
  }

  #end(why, stopped) {
    this.#over.abort();
    this.#on.ended(why, stopped);
  }

  async #judge(refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (refused.status === 409 && this.#now.finish !== null) await this.#askAgain();
    else if (refused.status === 409) this.#end("closed");
    else if (GIVES_UP.has(refused.status)) this.#end(GIVES_UP.get(refused.status));
    else if (refused.status === 401) this.#signedOut();
    else this.#on.state(refused.isAway ? "away" : "busy");
  }

  /** The token is good for some hours, and not beyond the end of the recording; after that the session has to do. */
  #signedOut() {
    if (this.#resume) this.#resume = undefined;
    else this.#on.state("signed-out");
  }

  /** It is stopped, and the answer to that was lost on the way. */
  async #askAgain() {
    try {
      this.#end("stopped", await postStop(this.#id, this.#resume, this.#now.finish));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (refused.status === 401) this.#signedOut();
      else if (refused.status === 409 || GIVES_UP.has(refused.status)) this.#end("closed");
    }
  }
}
