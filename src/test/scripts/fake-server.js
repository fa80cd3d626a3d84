// A server of recordings in the page itself: it takes sockets and calls as the protocol says, and can cut, forget and refuse.

export class FakeServer {
  frames = [];
  messages = [];
  gaps = [];
  calls = [];
  blocksSockets = false;
  losesStopped = false;
  stopped = null;
  acknowledges = true;
  /** @type {FakeSocket|null} */
  socket = null;

  install() {
    const server = this;
    window.WebSocket = class FakeSocket extends EventTarget {
      static OPEN = 1;
      readyState = 0;
      bufferedAmount = 0;

      constructor() {
        super();
        setTimeout(() => (server.blocksSockets || server.stopped ? this.end(1006) : server.open(this)));
      }

      send(data) {
        if (this.readyState === 1) server.take(this, data);
      }

      close() {
        this.end(1006);
      }

      end(code) {
        if (this.readyState === 3) return;
        this.readyState = 3;
        setTimeout(() => this.dispatchEvent(Object.assign(new Event("close"), { code })));
      }

      hear(message) {
        setTimeout(() => this.readyState === 1 && this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) })));
      }
    };
    window.fetch = async (address, { body, headers }) => {
      const path = new URL(address, location.href).pathname;
      this.calls.push({ path, resume: headers["X-Resume-Token"] });
      const [status, answer] = this.answer(path, body);
      return new Response(JSON.stringify(answer), { status, headers: { "Content-Type": "application/json" } });
    };
    return this;
  }

  open(socket) {
    socket.readyState = 1;
    this.socket = socket;
    socket.hear({ type: "ready", nextSequence: this.frames.length, preferredFrameMs: 1000 });
  }

  cut(code = 1006) {
    this.socket.end(code);
  }

  take(socket, data) {
    if (typeof data !== "string") {
      this.#frame(data);
      if (this.acknowledges) socket.hear({ type: "ack", sequence: this.frames.length - 1 });
      return;
    }
    const message = JSON.parse(data);
    this.messages.push({ ...message, behind: this.frames.length - 1 });
    if (message.type !== "stop") return;
    this.stopped = this.#stopped(message.lastSequence);
    if (this.losesStopped) this.cut();
    else socket.hear({ type: "stopped", ...this.stopped });
  }

  #frame(bytes) {
    const sequence = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    if (sequence > this.frames.length) throw new Error(`gap: ${sequence} after ${this.frames.length - 1}`);
    const before = this.frames[sequence];
    if (before && before.join() !== [...bytes].join()) throw new Error(`frame ${sequence} has other bytes than before`);
    this.frames[sequence] = [...bytes];
  }

  #stopped(lastSequence) {
    if (lastSequence !== this.frames.length - 1) throw new Error(`stop at ${lastSequence} of ${this.frames.length}`);
    return { lastSequence, durationMs: 1, sha256: "0" };
  }

  answer(path, body) {
    if (path.endsWith("/ticket")) return this.stopped ? [409, { type: "/problems/recording-stopped" }] : [201, { ticket: "t", webSocketPath: "/api/realtime/ws" }];
    if (path.endsWith("/gaps")) {
      this.gaps.push(JSON.parse(body));
      return [200, {}];
    }
    if (path.endsWith("/stop")) {
      this.stopped ??= this.#stopped(JSON.parse(body).lastSequence);
      return [200, this.stopped];
    }
    for (let at = 0, view = new DataView(body.buffer); at < body.length; ) {
      const length = view.getUint32(at);
      this.#frame(body.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    return [200, { acknowledged: this.frames.length - 1 }];
  }
}
