// The microphone: asked for, listened to beside the page, watched for being unplugged, muted or taken away.
import { openEar } from "./ear.js";

/** The ear answers at once, unless its thread is frozen. */
const HOLD_WITHIN_MS = 500;
/** A device that says mute for a moment while it is set up is not muted. */
const MUTED_AFTER_MS = 700;

/**
 * Distant voices are made louder. Echo is left alone, because the far side of a video call in the room is part of the visit; and so
 * is noise, because speech engines cope with it better than with what its removal leaves of words.
 */
function wishes(deviceId) {
  return {
    audio: {
      deviceId: deviceId ? { exact: deviceId } : undefined,
      channelCount: 1,
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: true,
    },
  };
}

/** The microphones that can be chosen; without names until one was allowed. */
export async function microphones() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === "audioinput" && device.deviceId !== "communications");
}

function stop(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

export class Microphone {
  #on;
  #ear = null;
  #stream = null;
  #answers = new Map();
  #asked = 0;
  #mutedSoon = 0;
  #silentFor = null;
  #held = true;
  #handedOn = Promise.resolve();

  /**
   * @param {{piece: (pcm: ArrayBuffer, at: number) => void, level: (level: object) => void, changed: () => void}} on
   *   changed: what state tells is another now
   */
  constructor(on) {
    this.#on = on;
  }

  /** Its name, as the browser knows it. */
  get label() {
    return this.#track?.label ?? "";
  }

  get deviceId() {
    return this.#track?.getSettings().deviceId ?? "";
  }

  /** "lost", "muted", or null when it works. */
  get trouble() {
    return this.#silentFor;
  }

  get #track() {
    return this.#stream?.getAudioTracks()[0];
  }

  /**
   * Opens it, or another one in its place: the one before works until the new one does.
   * @throws {DOMException} NotAllowedError, NotFoundError, NotReadableError and their like
   */
  async open(deviceId) {
    const stream = await this.#ask(deviceId);
    this.#ear ??= await this.#listening(stream);
    const before = this.#stream;
    this.#stream = stream;
    await this.#ear.listen(stream);
    stop(before);
    this.#watch(stream.getAudioTracks()[0]);
    this.#judge();
  }

  /** The one that was chosen may be gone; then any will do. */
  async #ask(deviceId) {
    try {
      return await navigator.mediaDevices.getUserMedia(wishes(deviceId));
    } catch (refused) {
      if (!deviceId || !["OverconstrainedError", "NotFoundError"].includes(refused.name)) throw refused;
      return navigator.mediaDevices.getUserMedia(wishes());
    }
  }

  async #listening(stream) {
    try {
      return await openEar(
        (data) => this.#told(data),
        () => this.#judge(),
      );
    } catch (failed) {
      stop(stream);
      throw failed;
    }
  }

  #told(data) {
    if (data.pcm) this.#on.piece(data.pcm, data.at);
    else if (data.level) this.#on.level(data.level);
    else if (data.answer) this.#answers.get(data.answer)?.();
  }

  #watch(track) {
    track.addEventListener("ended", () => track === this.#track && this.#judge());
    for (const name of ["mute", "unmute"]) {
      track.addEventListener(name, () => {
        clearTimeout(this.#mutedSoon);
        this.#mutedSoon = setTimeout(() => this.#judge(), track.muted ? MUTED_AFTER_MS : 0);
      });
    }
  }

  /** A call that comes in takes the microphone away and gives it back: the track or the ear tells of that. */
  #judge() {
    if (!this.#track || !this.#ear) return;
    let trouble = null;
    if (this.#track.readyState === "ended") trouble = "lost";
    else if (this.#track.muted || !this.#ear.hears) trouble = "muted";
    if (trouble === this.#silentFor) return;
    this.#silentFor = trouble;
    this.#on.changed();
  }

  /** Sound counts from now on. */
  go() {
    this.#held = false;
    this.#ear?.tell({ hold: false });
  }

  /** Sound does not count; the promise is kept when the last of it was handed on. */
  hold() {
    if (this.#held || !this.#ear) return this.#handedOn;
    this.#held = true;
    this.#ear.tell({ hold: true, at: Date.now() });
    const answer = ++this.#asked;
    this.#handedOn = new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#answers.delete(answer);
        resolve();
      };
      const timer = setTimeout(done, HOLD_WITHIN_MS);
      this.#answers.set(answer, done);
      this.#ear.tell({ answer });
    });
    return this.#handedOn;
  }

  /** Its light goes out. What was not handed on by hold() is gone. */
  close() {
    clearTimeout(this.#mutedSoon);
    stop(this.#stream);
    this.#stream = null;
    this.#ear?.close();
    this.#ear = null;
  }
}
