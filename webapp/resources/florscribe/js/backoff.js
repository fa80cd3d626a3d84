// How long to wait before the next try: longer after each failure, and never all at once with the others.
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** @param {number} failures in a row before this one @param {number} random from 0 to 1 */
export function waitMs(failures, random = Math.random()) {
  const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.min(failures, 10));
  return wait / 2 + (random * wait) / 2;
}

/** Waits, but not beyond the moment at which one of these events tells that it may work now. */
export function patience(milliseconds, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      document.removeEventListener("flor:signed-in", done);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
    document.addEventListener("flor:signed-in", done);
    signal?.addEventListener("abort", done);
    if (signal?.aborted) done();
  });
}
