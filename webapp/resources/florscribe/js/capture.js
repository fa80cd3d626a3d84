// Runs on the browser's audio thread, where a browser gives a page no other way to the microphone's sound.
import { Pieces } from "./pieces.js";

class Capture extends AudioWorkletProcessor {
  #pieces = new Pieces((message, transfer) => this.port.postMessage(message, transfer));
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
    // the clock is read here: a page that is busy hands on late what was heard in time
    if (!this.#held && channels.length > 0) this.#pieces.push(channels, sampleRate, Date.now());
    return !this.#ended;
  }

  #hold(held) {
    if (held && !this.#held) this.#pieces.end();
    this.#held = held;
  }
}

registerProcessor("florscribe-capture", Capture);
