// Makes of what a microphone gives mono PCM16 at 16 kHz in pieces, and measures how loud it is. Runs beside the page, wherever sound is taken.
import { Resampler } from "./resampler.js";

const RATE = 16_000;
const PIECE = RATE / 4;
const LEVEL_EVERY = RATE / 16;
/** Full scale but for a hair: a converter that is at its end gives many such samples. */
const CLIPPED = 0.985;

export class Pieces {
  #tell;
  #rate = 0;
  #resampler = null;
  #mono = new Float32Array(128);
  #piece = new Int16Array(PIECE);
  #length = 0;
  #level = { peak: 0, power: 0, clipped: 0, samples: 0 };
  #at = 0;

  /** @param {(message: object, transfer?: Transferable[]) => void} tell is given {pcm, at} and {level} */
  constructor(tell) {
    this.#tell = tell;
  }

  /**
   * @param {Float32Array[]} channels of the same length
   * @param {number} rate samples a second
   * @param {number} at when the last of it was captured, by the wall's clock
   */
  push(channels, rate, at) {
    if (rate !== this.#rate) this.#change(rate);
    this.#at = at;
    this.#resampler.push(this.#mixed(channels), this.#take);
  }

  /** What is still inside is handed on; what comes next does not follow it. */
  end() {
    this.#resampler?.flush(this.#take);
    this.#give();
  }

  #change(rate) {
    this.#resampler?.flush(this.#take);
    this.#resampler = new Resampler(rate, RATE);
    this.#rate = rate;
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
    if (++level.samples === LEVEL_EVERY) this.#tellLevel();
    this.#piece[this.#length++] = Math.round(Math.max(-1, Math.min(1, sample)) * 32767);
    if (this.#length === PIECE) this.#give();
  };

  #tellLevel() {
    this.#tell({ level: this.#level });
    this.#level = { peak: 0, power: 0, clipped: 0, samples: 0 };
  }

  #give() {
    if (this.#length === 0) return;
    const pcm = this.#piece.slice(0, this.#length).buffer;
    this.#tell({ pcm, at: this.#at }, [pcm]);
    this.#length = 0;
  }
}
