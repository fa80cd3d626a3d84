// Passkeys: what the server asks is handed to the browser, and its answer goes back as text.
import { call } from "./calls.js";

const fromText = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

export function arePossible() {
  return Boolean(window.PublicKeyCredential && navigator.credentials);
}

/** @param {string} options as the server gave them @returns {Promise<string>} the answer, as the server takes it */
export async function sign(options) {
  const { publicKey } = JSON.parse(options);
  publicKey.challenge = fromText(publicKey.challenge);
  const { id, rawId, type, response } = await navigator.credentials.get({ publicKey });
  return JSON.stringify({
    id,
    rawId: toText(rawId),
    type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : null,
    },
  });
}

/** As {@link sign}, for a new one. */
export async function make(options) {
  const { publicKey } = JSON.parse(options);
  publicKey.challenge = fromText(publicKey.challenge);
  publicKey.user.id = fromText(publicKey.user.id);
  for (const known of publicKey.excludeCredentials ?? []) known.id = fromText(known.id);
  const { id, rawId, type, response } = await navigator.credentials.create({ publicKey });
  return JSON.stringify({
    id,
    rawId: toText(rawId),
    type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  });
}

/** What anybody may ask of any passkey of this place. */
export async function answer() {
  const { options } = await (await call("auth/passkey/options", { method: "POST" })).json();
  return sign(options);
}
