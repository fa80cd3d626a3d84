// What the server has not confirmed yet, in the browser's own database: it outlives the tab, the browser and a crash of either.
// A row for each piece, sealed; a row for each recording, with ids and times but nothing of the patient and no key.

const NAME = "florscribe-recordings";
const VERSION = 1;

let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("recordings", { keyPath: "id" });
      request.result.createObjectStore("pieces");
    };
    request.onsuccess = () => {
      const { result } = request;
      // a newer version of the product in another tab wants to change it
      result.onversionchange = () => {
        result.close();
        opened = null;
      };
      resolve(result);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** Runs one transaction; the promise is kept when it is committed. */
async function within(stores, mode, work) {
  const base = await database();
  return new Promise((resolve, reject) => {
    const transaction = base.transaction(stores, mode);
    let answer;
    const take = (request, hand = (result) => result) => {
      request.onsuccess = () => {
        answer = hand(request.result);
      };
    };
    transaction.oncomplete = () => resolve(answer);
    transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
    work(transaction, take);
  });
}

/** All pieces of a recording, or of its frames from one number to another. An array comes after every number. */
function range(id, from, to) {
  return IDBKeyRange.bound(from === undefined ? [id] : [id, from], to === undefined ? [id, []] : [id, to, []]);
}

/**
 * @param {{id: string, visit: string, person: string, startedAt: number, heardAt: number, acked: number, gaps: object[],
 *   finished: boolean}} row times in milliseconds since 1970
 */
export function enter(row) {
  return within(["recordings"], "readwrite", (transaction) => transaction.objectStore("recordings").put(row));
}

/** Changes some of a recording's row, if it is still there. */
export function amend(id, changes) {
  return within(["recordings"], "readwrite", (transaction) => {
    const rows = transaction.objectStore("recordings");
    rows.get(id).onsuccess = ({ target }) => target.result && rows.put({ ...target.result, ...changes });
  });
}

/** Looking leaves nothing behind on a device that nobody recorded with. */
async function isThere() {
  return opened !== null || !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === NAME);
}

/** Every recording of which something may still be here. */
export async function entered() {
  if (!(await isThere())) return [];
  return within(["recordings"], "readonly", (transaction, take) => take(transaction.objectStore("recordings").getAll()));
}

/** @param {Uint8Array} sealed */
export function keep(id, frame, piece, sealed) {
  return within(["pieces"], "readwrite", (transaction) => transaction.objectStore("pieces").put(sealed, [id, frame, piece]));
}

/** @returns {Promise<Uint8Array[]>} the sealed pieces of a frame in their order; none when it is not here */
export function piecesOf(id, frame) {
  return within(["pieces"], "readonly", (transaction, take) =>
    take(transaction.objectStore("pieces").getAll(range(id, frame, frame))));
}

/** @returns {Promise<Map<number, number[]>>} the sealed size of each piece, by frame */
export function sizesOf(id) {
  return within(["pieces"], "readonly", (transaction, take) => {
    const sizes = new Map();
    const request = transaction.objectStore("pieces").openCursor(range(id));
    take(request, (cursor) => {
      if (cursor) {
        const frame = cursor.key[1];
        sizes.set(frame, [...(sizes.get(frame) ?? []), cursor.value.length]);
        cursor.continue();
      }
      return sizes;
    });
  });
}

/** The server has these frames for good. */
export function confirmed(id, upTo) {
  return within(["recordings", "pieces"], "readwrite", (transaction) => {
    const rows = transaction.objectStore("recordings");
    transaction.objectStore("pieces").delete(range(id, undefined, upTo));
    rows.get(id).onsuccess = ({ target: { result: row } }) => row && rows.put({ ...row, acked: upTo, heardAt: Date.now() });
  });
}

/** Nothing of this recording stays here. */
export function forget(id) {
  return within(["recordings", "pieces"], "readwrite", (transaction) => {
    transaction.objectStore("recordings").delete(id);
    transaction.objectStore("pieces").delete(range(id));
  });
}
