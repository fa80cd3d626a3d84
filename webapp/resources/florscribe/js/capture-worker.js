// Runs in a worker: takes the microphone's sound as the browser captured it. Between the two lies a queue of seconds, so that a machine
// that is busy delays sound and does not lose it, where Web Audio, which must be in time for a loudspeaker, puts silence into it.
import { Pieces } from "./pieces.js";
import { Lateness } from "./lateness.js";

/** For what was captured before a hold, and has not come out of the queue yet. */
const REST_WITHIN_MS = 400;

const pieces = new Pieces((message, transfer) => postMessage(message, transfer));
const lateness = new Lateness();
let held = true;
let reader = null;
let rest = null;

function channelsOf(sound) {
  return Array.from({ length: sound.numberOfChannels }, (_, planeIndex) => {
    const channel = new Float32Array(sound.numberOfFrames);
    sound.copyTo(channel, { planeIndex, format: "f32-planar" });
    return channel;
  });
}

/** Each microphone in turn; one that was replaced is let go. */
async function hear(readable) {
  reader?.cancel().catch(() => {});
  const mine = readable.getReader();
  reader = mine;
  lateness.begin();
  for (;;) {
    const { done, value } = await mine.read();
    if (done) break;
    const now = Date.now();
    const at = now - lateness.of(value.timestamp / 1000 + (1000 * value.numberOfFrames) / value.sampleRate, now);
    if (!held && reader === mine) pieces.push(channelsOf(value), value.sampleRate, at);
    value.close();
    if (rest && at >= rest.until) rest.over();
  }
  if (reader === mine) rest?.over();
}

/** @param {number} until the time of the wall's clock when it was asked for */
function hold(until) {
  if (held || rest) return rest?.whenOver ?? Promise.resolve();
  rest = { until };
  rest.whenOver = new Promise((resolve) => {
    const timer = setTimeout(() => rest?.over(), REST_WITHIN_MS);
    rest.over = () => {
      clearTimeout(timer);
      rest = null;
      held = true;
      pieces.end();
      resolve();
    };
  });
  return rest.whenOver;
}

onmessage = async ({ data }) => {
  if (data.readable) hear(data.readable);
  if (data.hold === true) hold(data.at);
  if (data.hold === false) {
    rest?.over();
    held = false;
  }
  if (data.answer) {
    await rest?.whenOver;
    postMessage({ answer: data.answer });
  }
  if (data.end) reader?.cancel().catch(() => {});
};

postMessage({ ready: true });
