// What only one tab of this browser may do at a time. A lock ends with its tab, however that ends.

/** The microphone is for one visit at a time: words of one patient never get into another's chart. */
export function microphoneLock() {
  return "florscribe-microphone";
}

/** Whoever holds it records this recording or sends what is left of it. */
export function recordingLock(id) {
  return `florscribe-recording-${id}`;
}

/** @returns {Promise<(() => void)|null>} lets it go again; null when another tab has it */
export function hold(name) {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise((letGo) => {
          resolve(letGo);
        });
      })
      .catch(reject);
  });
}

/** The names that some tab holds just now. */
export async function held() {
  const { held: locks } = await navigator.locks.query();
  return new Set(locks.map((lock) => lock.name));
}
