// One socket of a recording, from ready to its close.

const PROTOCOL = "florscribe.recording.v1";
const READY_WITHIN_MS = 10_000;
/** The server acknowledges within 2 s of a frame's arrival; a line that is this slow is not one any more. */
const NO_ANSWER_MS = 15_000;
const LOOK_EVERY_MS = 1_000;
const ROOM_EVERY_MS = 50;
const MOST_BUFFERED_BYTES = 256 * 1024;

export class RecordingSocket {
  #socket;
  #now;
  #store;
  #on;
  #next = null;
  #answered = Date.now();
  #looking = false;
  #again = false;
  #stopTold = false;
  #pauseTold = null;
  #told = new Set();
  #close;

  /** @param now what there is to tell: changed by its owner, read here */
  constructor(path, ticket, now, store, on) {
    this.#now = now;
    this.#store = store;
    this.#on = on;
    const origin = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;
    this.#socket = new WebSocket(`${origin}${path}?ticket=${encodeURIComponent(ticket)}`, PROTOCOL);
    this.#socket.binaryType = "arraybuffer";
    this.closed = new Promise((resolve) => {
      this.#close = (code) => {
        clearInterval(watch);
        removeEventListener("offline", away);
        resolve({ code, ready: this.#next !== null });
      };
    });
    const away = () => this.close();
    // a line that is gone does not always say so
    const watch = setInterval(() => this.#isDead() && this.close(), LOOK_EVERY_MS);
    addEventListener("offline", away);
    this.#socket.addEventListener("message", ({ data }) => this.#take(JSON.parse(data)));
    this.#socket.addEventListener("close", ({ code }) => this.#close(code));
  }

  /** There may be something new to send. */
  look() {
    if (this.#looking) this.#again = true;
    else this.#send();
  }

  /** Does not wait for the other side: it may not be there. */
  close() {
    this.#socket.close();
    this.#close(1006);
  }

  #isDead() {
    const waited = Date.now() - this.#answered;
    if (this.#next === null) return waited > READY_WITHIN_MS;
    return waited > NO_ANSWER_MS && (this.#next - 1 > this.#now.acked || this.#stopTold);
  }

  #take(message) {
    this.#answered = Date.now();
    if (message.type === "ready") {
      this.#next = message.nextSequence;
      this.#on.ready(message);
      this.look();
    } else if (message.type === "ack") {
      this.#on.ack(message.sequence);
      this.look();
    } else if (message.type === "stopped") {
      this.#on.stopped(message);
    } else {
      this.#on.message(message);
    }
  }

  async #send() {
    this.#looking = true;
    do {
      this.#again = false;
      while (this.#isOpen && this.#next <= this.#now.offered && this.#socket.bufferedAmount < MOST_BUFFERED_BYTES) {
        this.#tellWhatIsDue();
        const frame = await this.#store.frame(this.#next);
        if (!this.#isOpen) break;
        if (!frame) {
          this.#on.message({ type: "missing", sequence: this.#next });
          break;
        }
        if (this.#next - 1 === this.#now.acked) this.#answered = Date.now();
        this.#socket.send(frame);
        this.#next++;
      }
      if (this.#isOpen) this.#tellWhatIsDue();
    } while (this.#again && this.#isOpen);
    this.#looking = false;
    if (this.#isOpen && this.#socket.bufferedAmount >= MOST_BUFFERED_BYTES) setTimeout(() => this.look(), ROOM_EVERY_MS);
  }

  get #isOpen() {
    return this.#next !== null && this.#socket.readyState === WebSocket.OPEN;
  }

  #say(message) {
    this.#socket.send(JSON.stringify(message));
  }

  /** What belongs behind the frames that are sent by now. */
  #tellWhatIsDue() {
    const { finish, gaps, paused } = this.#now;
    for (const gap of gaps) {
      const one = JSON.stringify(gap);
      if (gap.afterSequence >= this.#next || this.#told.has(one)) continue;
      this.#told.add(one);
      this.#say({ type: "gap", ...gap });
    }
    if (this.#next <= this.#now.offered) return;
    if (paused && paused !== this.#pauseTold) {
      this.#pauseTold = paused;
      if (paused.paused) this.#say({ type: "pause" });
      else this.#say({ type: "resume", afterSequence: paused.gap?.afterSequence, durationMs: paused.gap?.durationMs });
    }
    if (finish !== null && this.#next > finish && !this.#stopTold) {
      this.#stopTold = true;
      this.#answered = Date.now();
      this.#say({ type: "stop", lastSequence: finish });
    }
  }
}
