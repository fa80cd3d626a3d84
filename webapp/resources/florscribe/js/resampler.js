// From the rate of a microphone to the rate of speech engines: every sample that is made is a weighted mean of those around its
// moment, with a windowed sinc as weights, so that what the lower rate cannot hold is filtered out and does not come back as noise.

/** How many crossings of zero the sinc has to each side: the slope of the filter is 1 kHz wide at 16 kHz. */
const CROSSINGS = 40;
/** Of the Kaiser window: what is filtered out is 80 dB down. */
const BETA = 7.86;
/** Where the slope is in the middle, as a share of half the lower rate; its foot is at 1. */
const CUTOFF = 0.9375;

function gcd(a, b) {
  return b === 0 ? a : gcd(b, a % b);
}

/** The modified Bessel function of order zero, by its series. */
function bessel(x) {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** One row of weights for each place that a new sample can have between two old ones; each row sums to 1. */
function weights(phases, half, cutoff) {
  const rows = [];
  const peak = bessel(BETA);
  for (let phase = 0; phase < phases; phase++) {
    const row = new Float32Array(2 * half);
    let sum = 0;
    for (let k = 0; k < row.length; k++) {
      const distance = k - (half - 1) - phase / phases;
      const x = Math.PI * cutoff * distance;
      const window = bessel(BETA * Math.sqrt(Math.max(0, 1 - (distance / half) ** 2))) / peak;
      row[k] = (x === 0 ? 1 : Math.sin(x) / x) * window;
      sum += row[k];
    }
    rows.push(row.map((weight) => weight / sum));
  }
  return rows;
}

/** Sound in blocks of any length; nothing is heard at their seams. */
export class Resampler {
  #from;
  #to;
  #half;
  #rows;
  #held;
  #length;
  #at = 0;
  #phase = 0;

  /** @param {number} from samples a second, a whole number @param {number} to the same */
  constructor(from, to) {
    const common = gcd(from, to);
    this.#from = from / common;
    this.#to = to / common;
    const narrower = Math.min(1, to / from);
    this.#half = Math.ceil(CROSSINGS / narrower);
    this.#rows = from === to ? null : weights(this.#to, this.#half, narrower * CUTOFF);
    this.#held = new Float32Array(4 * this.#half + 8192);
    this.reset();
  }

  /** What comes next does not follow what came before. */
  reset() {
    this.#held.fill(0);
    this.#length = this.#half - 1; // silence before the first sample, so that the first one made is at its moment
    this.#at = 0;
    this.#phase = 0;
  }

  /**
   * @param {Float32Array} block at the old rate
   * @param {(sample: number) => void} take is given each sample of the new rate that is complete
   */
  push(block, take) {
    if (!this.#rows) {
      block.forEach(take);
      return;
    }
    const most = this.#held.length - 2 * this.#half - 2;
    for (let from = 0; from < block.length; from += most) this.#pushSome(block.subarray(from, from + most), take);
  }

  /** What is still inside comes out, as if silence followed. */
  flush(take) {
    if (this.#rows) this.push(new Float32Array(this.#half), take);
    this.reset();
  }

  #pushSome(block, take) {
    if (this.#length + block.length > this.#held.length) this.#forget();
    this.#held.set(block, this.#length);
    this.#length += block.length;
    const taps = 2 * this.#half;
    while (this.#at + taps <= this.#length) {
      const row = this.#rows[this.#phase];
      let sum = 0;
      for (let k = 0; k < taps; k++) sum += row[k] * this.#held[this.#at + k];
      take(sum);
      this.#phase += this.#from;
      this.#at += Math.floor(this.#phase / this.#to);
      this.#phase %= this.#to;
    }
  }

  /** Drops what no new sample needs any more. */
  #forget() {
    const unused = Math.min(this.#at, this.#length);
    this.#held.copyWithin(0, unused, this.#length);
    this.#length -= unused;
    this.#at -= unused;
  }
}
