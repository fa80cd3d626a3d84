// Adding a passkey on one's own page: first the password, then the device.
import { call } from "./calls.js";
import { arePossible, make } from "./passkey.js";
import { word } from "./say.js";

const part = (id) => document.getElementById(id);

function complain(text) {
  const error = part("new-passkey-error");
  error.textContent = text;
  error.hidden = !text;
  if (text) error.focus();
}

async function add() {
  complain("");
  try {
    const password = part("passkeyPassword");
    // who came in by single sign-on may have none: then that has to be just now
    if (password) await call("auth/step-up", { method: "POST", json: { password: password.value } });
    const { options } = await (await call("me/passkeys/options", { method: "POST" })).json();
    const credential = await make(options);
    await call("me/passkeys", { method: "POST", json: { label: part("passkeyLabel").value, credential } });
    location.assign("/app/profile.xhtml?done=passkey-added");
  } catch (failed) {
    complain(failed.problem?.errors?.[0]?.message ?? (failed instanceof DOMException ? word("passkey-not-made") : failed.message));
  }
}

const form = part("new-passkey");
if (form && arePossible()) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    add();
  });
}
