// The calls around a live recording. The resume token stands in for a session that has ended meanwhile.
import { call } from "./calls.js";

const ANSWERED_WITHIN_MS = 30_000;

async function post(path, resume, options) {
  const answer = await call(path, { method: "POST", resume, automatic: true, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS), ...options });
  return answer.status === 204 ? {} : answer.json();
}

/** @returns {Promise<{recordingId: string, ticket: string, webSocketPath: string, bufferKey: string, resumeToken: string, preferredFrameMs: number}>} */
export async function openRecording(visit) {
  return (await call(`encounters/${visit}/recordings`, { method: "POST", json: {} })).json();
}

/** Of a recording that the server closed while nobody was connected. @returns {Promise<string>} */
export async function keptKey(id) {
  return (await post(`recordings/${id}/buffer-key`, undefined, { json: {} })).bufferKey;
}

/** Without a resume token the session asks, and gets one for the time when it is locked or over. */
export function freshTicket(id, resume) {
  return post(`recordings/${id}/ticket${resume ? "" : "?newResumeToken=true"}`, resume, { json: {} });
}

/** @param {Uint8Array} parcel @returns {Promise<number>} the last frame that is durable */
export async function postFrames(id, resume, parcel) {
  return (await post(`recordings/${id}/frames`, resume, { body: parcel, type: "application/octet-stream" })).acknowledged;
}

export function postGap(id, resume, gap) {
  return post(`recordings/${id}/gaps`, resume, { json: gap });
}

/** @returns {Promise<{lastSequence: number, durationMs: number, sha256: string}>} the same answer when asked again */
export function postStop(id, resume, lastSequence) {
  return post(`recordings/${id}/stop`, resume, { json: { lastSequence } });
}
