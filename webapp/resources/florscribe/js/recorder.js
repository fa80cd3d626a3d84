// Records one visit: microphone, frames, store and sender put together, and the state a person sees.
import { askBeforeLeaving, mayLeave, mayRest, stayAwake } from "./awake.js";
import { patience, waitMs } from "./backoff.js";
import { Refused } from "./calls.js";
import { Framing, millisecondsOf } from "./framing.js";
import { Level } from "./level.js";
import { Microphone } from "./microphone.js";
import { amend, enter, forget } from "./outbox.js";
import { freshTicket, openRecording } from "./recording-calls.js";
import { keyFrom } from "./seal.js";
import { Sender } from "./sender.js";
import { Store } from "./store.js";
import { hold, microphoneLock, recordingLock } from "./tabs.js";
import { Timeline, withGap } from "./timeline.js";

const FRAME_MS = 1000;
const WATCHED_FRAME_MS = 500;

/** Another tab of this browser listens, or has this recording. */
export class Elsewhere extends Error {}

export class Recorder {
  #visit;
  #person;
  #on;
  #microphone;
  #level = new Level(Date.now());
  #id = null;
  #framing;
  #wanted = FRAME_MS;
  #watched = false;
  #timeline;
  #store;
  #sender = null;
  #gaps = [];
  #acked = -1;
  #written = -1;
  #last = null;
  #left = null;
  /** Frames are counted on when the server has closed a recording and another one takes over: this many went before. */
  #base = 0;
  #before = 0;
  #writing = Promise.resolve();
  #freeMicrophone = null;
  #freeRecording = null;
  #reopening = false;
  #pausing = null;

  /** "idle", "starting", "recording", "paused", "finishing", "done", "failed" */
  state = "idle";
  /** As the sender tells it: "connecting", "connected", "by-calls", "away", "busy", "signed-out" */
  network = "connecting";

  /**
   * @param {string} visit @param {string} person whose recording it is
   * @param {{changed: () => void, gap: (gap: object) => void, message: (message: object) => void, ended: (why: string) => void}} on
   */
  constructor(visit, person, on) {
    this.#visit = visit;
    this.#person = person;
    this.#on = on;
    this.#microphone = new Microphone({
      piece: (pcm, at) => this.#take(pcm, at),
      level: (measured) => this.#level.add(measured, Date.now()),
      changed: () => this.#troubled(),
    });
  }

  /** What the microphone hears, and how it is called. */
  get level() {
    return this.#level;
  }

  get microphone() {
    return this.#microphone;
  }

  /** What keeps sound from coming: "paused", "muted", "device-lost", or null. */
  get interruption() {
    return this.#timeline?.interruption ?? null;
  }

  /** Of the sound that is recorded; time for which there is none does not count. */
  get recordedMs() {
    return this.#before + (this.#framing?.capturedMs ?? 0);
  }

  get unconfirmedMs() {
    const before = this.#left && this.#acked < this.#left.last ? this.#left.ms : 0;
    return before + (this.#framing?.unconfirmedMs ?? 0);
  }

  get onlyInMemory() {
    return this.#store?.onlyInMemory ?? false;
  }

  /**
   * @param {string} deviceId "" for any @param {object} [left] a recording that an earlier tab left open, to go on with
   * @throws {Elsewhere|DOMException|Refused}
   */
  async start(deviceId, left) {
    this.#become("starting");
    try {
      this.#freeMicrophone = await hold(microphoneLock());
      if (!this.#freeMicrophone) throw new Elsewhere();
      await this.#microphone.open(deviceId);
      await this.#begin(left);
    } catch (failed) {
      this.#release();
      this.#become("idle");
      throw failed;
    }
    stayAwake();
    askBeforeLeaving();
    this.#timeline = new Timeline(Date.now());
    this.#level.begin(Date.now());
    this.#become("recording");
    this.#microphone.go();
    if (this.#microphone.trouble) this.#troubled();
  }

  async #begin(left) {
    if (left) this.#freeRecording = await hold(recordingLock(left.id));
    if (left && !this.#freeRecording) throw new Elsewhere();
    const opened = left ? { ...(await freshTicket(left.id)), recordingId: left.id } : await openRecording(this.#visit);
    this.#id = opened.recordingId;
    this.#acked = left?.acked ?? -1;
    this.#gaps = left?.gaps ?? [];
    this.#freeRecording ??= await hold(recordingLock(this.#id));
    this.#store = new Store(this.#id, await keyFrom(opened.bufferKey));
    const now = Date.now();
    if (!left) {
      await enter(this.#row(this.#id)).catch(() => {}); // without a database it is kept in memory, and the page says so
    }
    const next = left ? left.last + 1 : 0;
    this.#wanted = opened.preferredFrameMs ?? FRAME_MS;
    this.#framing = new Framing(next, this.#frameMs);
    this.#left = left ?? null;
    this.#before = next * this.#wanted; // about: frames before a pause are shorter
    this.#sender = new Sender(opened, this.#store, this.#hears(), this.#acked + 1);
    this.#sender.offer(next - 1);
    if (left) this.#add({ kind: "asleep", afterSequence: left.last, durationMs: Math.max(0, now - left.heardAt) });
  }

  /** Whether somebody watches the captions: then they come sooner, for shorter frames, which cost the server more. */
  captionsWatched(watched) {
    this.#watched = watched;
    this.#framing?.preferred(this.#frameMs);
  }

  get #frameMs() {
    return this.#watched ? Math.min(WATCHED_FRAME_MS, this.#wanted) : this.#wanted;
  }

  #row(id) {
    const now = Date.now();
    return { id, visit: this.#visit, person: this.#person, startedAt: now, heardAt: now, acked: -1, gaps: [], finished: this.#last !== null };
  }

  #hears() {
    return {
      state: (name) => {
        this.network = name;
        this.#on.changed();
      },
      ready: (message) => {
        this.#wanted = message.preferredFrameMs ?? FRAME_MS;
        this.#framing.preferred(this.#frameMs);
      },
      ack: (sequence) => {
        this.#acked = Math.max(this.#acked, sequence + this.#base);
        this.#framing.confirm(this.#acked);
      },
      message: (message) => this.#on.message(message),
      ended: (why) => this.#ended(why),
    };
  }

  #take(pcm, at) {
    if (!this.#timeline || this.state === "done") return;
    const gap = this.#timeline.heard(millisecondsOf(pcm.byteLength), at, () => this.#cut());
    if (gap) this.#add(gap);
    const { frame, piece } = this.#framing.place(pcm.byteLength);
    const closed = this.#framing.lastClosed;
    this.#writing = this.#writing.then(() => this.#store.put(frame - this.#base, piece, pcm)).then(() => this.#offer(closed));
  }

  /** Ends the frame that is open. */
  #cut() {
    const closed = this.#framing.cut();
    this.#writing = this.#writing.then(() => this.#offer(closed));
    return closed;
  }

  #offer(closed) {
    this.#written = closed;
    this.#sender.offer(closed - this.#base);
  }

  #add(gap) {
    this.#gaps = withGap(this.#gaps, gap);
    this.#tellGaps();
    this.#on.gap(gap);
  }

  /** Those of the recording that is open now, counted as it counts. */
  #tellGaps() {
    const own = this.#gaps.filter((it) => it.afterSequence >= this.#base - 1).map((it) => this.#counted(it));
    this.#sender.gaps(own);
    amend(this.#id, { gaps: own }).catch(() => {});
  }

  #counted(gap) {
    return gap && { ...gap, afterSequence: gap.afterSequence - this.#base };
  }

  async pause() {
    if (this.state !== "recording") return;
    this.#become("paused");
    this.#pausing = this.#silence("paused").then(() => {
      this.#sender.pause(true);
      this.#freeMicrophone?.();
      this.#freeMicrophone = null;
      mayRest();
    });
    await this.#pausing;
  }

  /** Counts from now on, however late the last of the sound is handed on. */
  async #silence(kind) {
    const since = Date.now();
    await this.#microphone.hold();
    this.#timeline.interrupt(kind, since, this.#cut());
  }

  /** @throws {Elsewhere} */
  async resume() {
    await this.#pausing;
    if (this.state !== "paused") return;
    const lock = await hold(microphoneLock());
    if (this.state !== "paused") {
      lock?.(); // pressed twice, or finished meanwhile
      return;
    }
    if (!lock) throw new Elsewhere();
    this.#freeMicrophone = lock;
    stayAwake();
    this.#become("recording");
    const gap = this.#goOn();
    this.#sender.pause(false, this.#counted(gap));
    if (this.#microphone.trouble) this.#troubled();
  }

  #goOn() {
    this.#level.begin(Date.now());
    this.#microphone.go();
    const gap = this.#timeline.resume(Date.now());
    if (gap) this.#add(gap);
    return gap;
  }

  /** The microphone was unplugged, muted, taken away, or is back. */
  async #troubled() {
    if (this.state !== "recording" || !this.#timeline) return;
    const { trouble } = this.#microphone;
    if (!trouble) {
      if (this.#timeline.interruption) this.#goOn();
      this.#on.changed();
      return;
    }
    await this.#silence(trouble === "lost" ? "device-lost" : "muted");
    if (this.state !== "recording") return;
    if (!this.#microphone.trouble) this.#goOn(); // it came back meanwhile
    this.#on.changed();
    if (this.#microphone.trouble === "lost") this.reopen();
  }

  /** Takes whatever microphone there is now. */
  async reopen() {
    if (this.#reopening || this.state !== "recording" || this.#microphone.trouble !== "lost") return;
    this.#reopening = true;
    try {
      await this.#microphone.open("");
    } catch {
      // none is there; asked again when the devices change
    } finally {
      this.#reopening = false;
    }
  }

  /** The visit is over; what is left is sent for as long as it takes. */
  async finish() {
    if (this.state !== "recording" && this.state !== "paused") return;
    const { interruption } = this;
    this.#become("finishing");
    await this.#microphone.hold();
    this.#microphone.close();
    const gap = interruption && interruption !== "paused" ? this.#timeline.resume(Date.now()) : null;
    if (gap) this.#add(gap);
    const last = this.#cut();
    await this.#writing;
    await amend(this.#id, { finished: true }).catch(() => {});
    this.#freeMicrophone?.();
    mayRest();
    this.#last = last;
    this.#sender.finish(last - this.#base);
  }

  /**
   * The server has closed the recording, as it does after half an hour without a line, but here it goes on, or some of it has not
   * arrived: another recording of the same visit takes over with what is left.
   * @throws {Refused} when the visit may not be recorded any more
   */
  async #takeOver() {
    const opened = await this.#openAnother();
    const letGo = await hold(recordingLock(opened.recordingId));
    const store = new Store(opened.recordingId, await keyFrom(opened.bufferKey));
    await enter(this.#row(opened.recordingId)).catch(() => {});
    // behind what is being written, and before what comes next
    this.#writing = this.#writing.then(async () => {
      const from = this.#acked + 1;
      await this.#store.copyTo(store, from - this.#base);
      await forget(this.#id).catch(() => {});
      this.#freeRecording?.();
      this.#freeRecording = letGo;
      this.#id = opened.recordingId;
      this.#store = store;
      this.#base = from;
      this.#left = null;
      this.#sender = new Sender(opened, store, this.#hears());
      this.#tellGaps();
      this.#offer(this.#written);
      if (this.state === "paused") this.#sender.pause(true);
      if (this.#last !== null) this.#sender.finish(this.#last - from);
    });
    await this.#writing;
  }

  async #openAnother() {
    for (let failures = 0; ; failures++) {
      try {
        return await openRecording(this.#visit);
      } catch (refused) {
        if (!(refused instanceof Refused) || !(refused.isAway || refused.status === 401 || refused.status === 429)) throw refused;
        this.network = refused.status === 401 ? "signed-out" : "away";
        this.#on.changed();
        await patience(waitMs(failures));
      }
    }
  }

  /**
   * Consent was taken back: nothing more is heard, and nothing that is still here is sent. The server is not told that the visit is
   * over, because then its words would be written down; the withdrawal itself ends the recording there.
   */
  async abandon() {
    if (!this.#id || this.state === "done") return;
    this.#become("done");
    this.#microphone.close();
    this.#sender.abandon();
    mayLeave();
    await this.#writing;
    await forget(this.#id).catch(() => {});
    this.#release();
  }

  async #ended(why) {
    if (this.state === "done") return;
    if ((why === "closed" || why === "gone") && (this.state !== "finishing" || this.#acked < this.#last)) {
      try {
        await this.#takeOver();
        return;
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
      }
    }
    this.#microphone.close();
    const arrived = why === "stopped";
    if (arrived) forget(this.#id).catch(() => {});
    this.#release();
    this.#become(arrived ? "done" : "failed");
    this.#on.ended(why);
  }

  #release() {
    if (this.#id === null) this.#microphone.close();
    this.#freeMicrophone?.();
    this.#freeRecording?.();
    mayRest();
    mayLeave();
  }

  #become(state) {
    this.state = state;
    this.#on.changed();
  }
}
