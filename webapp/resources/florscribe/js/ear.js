// Where the microphone's sound is taken: in a worker, as it was captured, if the browser can do that, else on the thread of Web Audio.

/** Scripts of a page lie side by side. */
const WORKER = new URL("capture-worker.js", import.meta.url).href;
const WORKLET = new URL("capture.js", import.meta.url).href;
/** Of 10 ms each: so long may a worker be kept from working before sound is lost. */
const QUEUED = 500;

/** Streams of a track, "mediacapture-transform" of the W3C; Chrome, Edge and their like. */
class WorkerEar {
  #worker;

  static async open(told) {
    const worker = new Worker(WORKER, { type: "module" });
    await new Promise((ready, failed) => {
      worker.onmessage = ready;
      worker.onerror = () => failed(new Error("no worker"));
    });
    worker.onmessage = ({ data }) => told(data);
    return new WorkerEar(worker);
  }

  constructor(worker) {
    this.#worker = worker;
  }

  get hears() {
    return true; // where this one is to be had, a track that is kept from hearing says so itself
  }

  listen(stream) {
    const [track] = stream.getAudioTracks();
    const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: QUEUED });
    this.#worker.postMessage({ readable }, [readable]);
  }

  tell(message) {
    this.#worker.postMessage(message);
  }

  close() {
    this.#worker.terminate();
  }
}

/** Web Audio: fills in silence when it is late, 10 ms at a time. */
class ContextEar {
  #context;
  #node;
  #source = null;

  static async open(told, changed) {
    const context = new AudioContext({ latencyHint: "playback" });
    await context.audioWorklet.addModule(WORKLET);
    const node = new AudioWorkletNode(context, "florscribe-capture", { numberOfInputs: 1, numberOfOutputs: 1 });
    node.port.onmessage = ({ data }) => told(data);
    node.connect(context.destination); // silent, but some browsers only run what leads somewhere
    const ear = new ContextEar(context, node);
    context.addEventListener("statechange", () => {
      if (context.state === "suspended") context.resume().catch(() => {});
      if (context.state !== "closed") changed();
    });
    return ear;
  }

  constructor(context, node) {
    this.#context = context;
    this.#node = node;
  }

  /** A phone takes the sound away while somebody calls. */
  get hears() {
    return this.#context.state === "running";
  }

  async listen(stream) {
    const source = this.#context.createMediaStreamSource(stream);
    this.#source?.disconnect();
    source.connect(this.#node);
    this.#source = source;
    await this.#context.resume();
  }

  tell(message) {
    this.#node.port.postMessage(message);
  }

  close() {
    this.tell({ end: true });
    this.#context.close().catch(() => {});
  }
}

/**
 * @param {(data: object) => void} told is given {pcm, at}, {level} and {answer}
 * @param {() => void} changed when it hears no more, or hears again
 */
export async function openEar(told, changed) {
  if (window.MediaStreamTrackProcessor) {
    try {
      return await WorkerEar.open(told);
    } catch {
      // an extension or a policy keeps workers away
    }
  }
  return ContextEar.open(told, changed);
}
