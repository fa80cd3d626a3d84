// Passkeys: what the server asks is handed to the browser, and its answer goes back as text.
import { call } from "./calls.js";

const fromText = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function told({ id, rawId, type, response }, answered) {
  const clientDataJSON = toText(response.clientDataJSON);
  return JSON.stringify({ id, rawId: toText(rawId), type, clientExtensionResults: {}, response: { clientDataJSON, ...answered } });
}

export function arePossible() {
  return Boolean(window.PublicKeyCredential && navigator.credentials);
}

/** @param {string} options as the server gave them @returns {Promise<string>} the answer, as the server takes it */
export async function sign(options) {
  const { publicKey } = JSON.parse(options);
  publicKey.challenge = fromText(publicKey.challenge);
  const made = await navigator.credentials.get({ publicKey });
  return told(made, {
    authenticatorData: toText(made.response.authenticatorData),
    signature: toText(made.response.signature),
    userHandle: made.response.userHandle ? toText(made.response.userHandle) : null,
  });
}

/** As {@link sign}, for a new one. */
export async function make(options) {
  const { publicKey } = JSON.parse(options);
  publicKey.challenge = fromText(publicKey.challenge);
  publicKey.user.id = fromText(publicKey.user.id);
  for (const known of publicKey.excludeCredentials ?? []) known.id = fromText(known.id);
  const made = await navigator.credentials.create({ publicKey });
  return told(made, {
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

/** What anybody may ask of any passkey of this place. */
export async function answer() {
  const { options } = await (await call("auth/passkey/options", { method: "POST" })).json();
  return sign(options);
}
