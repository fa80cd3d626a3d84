// Confirming with a passkey what else asks for the password again.
import { answer } from "./passkey.js";

async function confirm(button) {
  const part = button.closest("[data-confirm]");
  const none = part.querySelector("[data-confirm-none]");
  none.hidden = true;
  try {
    part.querySelector("[name=confirm-passkey]").value = await answer();
  } catch {
    // given up by the person, or no passkey of this place
    none.hidden = false;
    return;
  }
  const typed = part.parentElement.querySelector("input[type=password]");
  typed.disabled = true;
  typed.hidden = true;
  button.hidden = true;
  part.querySelector("[data-confirm-done]").hidden = false;
  button.form.querySelector("[type=submit]")?.focus();
}

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-by-passkey]");
    if (button) confirm(button);
  });
}
