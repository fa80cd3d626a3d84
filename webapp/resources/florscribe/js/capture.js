// Runs on the browser's audio thread: takes what the microphone gives, makes it mono PCM16 at 16 kHz, and hands it on in pieces.
import { Resampler } from "./resampler.js";

const RATE = 16_000;
const PIECE = RATE / 4;
const LEVEL_EVERY = RATE / 16;
/** Full scale but for a hair: a converter that is at its end gives many such samples. */
const CLIPPED = 0.985;

class Capture extends AudioWorkletProcessor {
  #resampler = new Resampler(sampleRate, RATE);
  #mono = new Float32Array(128);
  #piece = new Int16Array(PIECE);
  #length = 0;
  #level = { peak: 0, power: 0, clipped: 0, samples: 0 };
  #held = true;
  #ended = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.hold !== undefined) this.#hold(data.hold);
      if (data.end) this.#ended = true;
      if (data.answer) this.port.postMessage({ answer: data.answer });
    };
  }

  process([channels]) {
    if (!this.#held && channels.length > 0) this.#resampler.push(this.#mixed(channels), this.#take);
    return !this.#ended;
  }

  #mixed(channels) {
    if (channels.length === 1) return channels[0];
    if (this.#mono.length !== channels[0].length) this.#mono = new Float32Array(channels[0].length);
    for (let i = 0; i < this.#mono.length; i++) {
      this.#mono[i] = channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length;
    }
    return this.#mono;
  }

  #take = (sample) => {
    const size = Math.abs(sample);
    const level = this.#level;
    if (size > level.peak) level.peak = size;
    level.power += sample * sample;
    if (size >= CLIPPED) level.clipped++;
    if (++level.samples === LEVEL_EVERY) this.#tell();
    this.#piece[this.#length++] = Math.round(Math.max(-1, Math.min(1, sample)) * 32767);
    if (this.#length === PIECE) this.#give();
  };

  #tell() {
    this.port.postMessage({ level: this.#level });
    this.#level = { peak: 0, power: 0, clipped: 0, samples: 0 };
  }

  #give() {
    if (this.#length === 0) return;
    const pcm = this.#piece.slice(0, this.#length).buffer;
    // the clock is read here: a page that is busy hands on late what was heard in time
    this.port.postMessage({ pcm, at: Date.now() }, [pcm]);
    this.#length = 0;
  }

  #hold(held) {
    if (held && !this.#held) {
      this.#resampler.flush(this.#take);
      this.#give();
    }
    this.#held = held;
  }
}

registerProcessor("florscribe-capture", Capture);
