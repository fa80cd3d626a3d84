// Sends a file in pieces; what breaks off is asked for and gone on with.
import { Refused, call } from "./calls.js";
import { word } from "./say.js";

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A connection that is gone does not always say so. */
const NOTHING_MOVES_MS = 45_000;
const CHECKING_TAKES_MS = 300_000;
/** Worth another try: too slow, too many, broken off, still taken by the piece before. */
const PASSING = new Set([408, 429]);
const PASSING_TYPES = new Set(["/problems/body-broken-off", "/problems/written-elsewhere", "/problems/request-in-progress"]);

export async function hashOf(blob) {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Fetch tells nothing of what was sent so far, so this is the older way. */
function put(path, piece, { signal, sent }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let watch;
    const alive = (patience) => {
      clearTimeout(watch);
      watch = setTimeout(() => request.abort(), patience);
    };
    const away = () => reject(new Refused(0, { detail: word("offline") }));
    const stop = () => request.abort();
    request.open("PUT", `/api/v1/${path}`);
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Flor-Request", "1");
    request.setRequestHeader("Flor-Automatic", "1");
    request.upload.addEventListener("progress", (event) => {
      alive(event.loaded >= piece.size ? CHECKING_TAKES_MS : NOTHING_MOVES_MS);
      sent(event.loaded);
    });
    request.addEventListener("load", () => {
      if (request.status < 400) {
        resolve(request);
        return;
      }
      let problem = {};
      try {
        problem = JSON.parse(request.responseText);
      } catch {
        // a proxy's own page: the status is all there is
      }
      reject(new Refused(request.status, problem));
    });
    request.addEventListener("error", away);
    request.addEventListener("abort", away);
    request.addEventListener("loadend", () => {
      clearTimeout(watch);
      signal.removeEventListener("abort", stop);
    });
    signal.addEventListener("abort", stop);
    alive(NOTHING_MOVES_MS);
    request.send(piece);
  });
}

function until(target, event, signal, wait) {
  return new Promise((resolve) => {
    const timer = wait === undefined ? 0 : setTimeout(resolve, wait);
    for (const [from, name] of [
      [target, event],
      [signal, "abort"],
    ]) {
      from.addEventListener(
        name,
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    }
  });
}

function isPassing(refused) {
  return refused.isAway || PASSING.has(refused.status) || PASSING_TYPES.has(refused.problem.type);
}

/**
 * Sends the rest of a file.
 *
 * @param {{file: File, id: string, offset: number, chunkBytes: number, signal: AbortSignal,
 *   sent: (bytes: number) => void, state: (name: "sending"|"waiting"|"signed-out"|"checking") => void}} upload
 * @returns {Promise<{recording: string|null, notices: string[]}|null>} what it has become; null when it was stopped
 * @throws {Refused} when the server will not have it
 */
export async function sendAll({ file, id, offset, chunkBytes, signal, sent, state }) {
  let at = offset;
  let failures = 0;
  while (!signal.aborted) {
    const piece = file.slice(at, at + chunkBytes);
    const last = at + piece.size >= file.size;
    try {
      state(last && piece.size === 0 ? "checking" : "sending");
      const answer = await put(`uploads/${id}?offset=${at}`, piece, {
        signal,
        sent: (bytes) => {
          sent(at + Math.min(bytes, piece.size));
          if (last && bytes >= piece.size) state("checking");
        },
      });
      at += piece.size;
      failures = 0;
      sent(at);
      if (last) {
        const notices = answer.getResponseHeader("Recording-Notices");
        return { recording: answer.getResponseHeader("Recording-Id"), notices: notices ? notices.split(", ") : [] };
      }
    } catch (refused) {
      if (signal.aborted) return null;
      if (!(refused instanceof Refused)) throw refused;
      if (refused.problem.expectedOffset !== undefined) {
        at = refused.problem.expectedOffset;
        continue;
      }
      if (refused.status === 401) {
        state("signed-out");
        document.dispatchEvent(new CustomEvent("flor:signed-out"));
        await until(document, "flor:signed-in", signal);
      } else if (isPassing(refused)) {
        state("waiting");
        const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** failures++);
        await until(window, "online", signal, wait / 2 + (Math.random() * wait) / 2);
      } else {
        throw refused;
      }
      at = (await whereToGoOn(id, signal)) ?? at;
    }
  }
  return null;
}

/** The offset that the server has; undefined while it does not answer. */
async function whereToGoOn(id, signal) {
  if (signal.aborted) return undefined;
  try {
    return (await (await call(`uploads/${id}`, { automatic: true })).json()).offset;
  } catch (refused) {
    if (refused.status === 404) throw refused;
    return undefined;
  }
}
