// Sound that waits on this device is encrypted with a key that only the server and the memory of the open page have.

const IV_BYTES = 12;

/** Which recording, frame and piece: sealed with the sound, so that none can stand in another's place. */
function nameOf(id, frame, piece) {
  return new TextEncoder().encode(`${id} ${frame} ${piece}`);
}

/** @param {string} base64 32 bytes */
export async function keyFrom(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** @returns {Promise<Uint8Array>} the nonce, then what AES-GCM makes of it */
export async function seal(key, id, frame, piece, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: nameOf(id, frame, piece) }, key, bytes);
  const sealed = new Uint8Array(IV_BYTES + text.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(text), IV_BYTES);
  return sealed;
}

/** @throws {DOMException} OperationError when key, place or bytes are not those of the sealing */
export async function open(key, id, frame, piece, sealed) {
  const iv = sealed.subarray(0, IV_BYTES);
  return crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: nameOf(id, frame, piece) }, key, sealed.subarray(IV_BYTES));
}

/** What sealing adds to each piece. */
export function sealBytes() {
  return IV_BYTES + 16;
}
