// The button of pages that let somebody in by passkey: it stands there only where the browser has them.
import { answer, arePossible } from "./passkey.js";

const button = document.getElementById("passkey-ask");
const error = document.getElementById("passkey-error");

if (button && arePossible()) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    error.hidden = true;
    try {
      document.getElementById("credential").value = await answer();
      document.querySelector("[data-passkey-go]").click();
    } catch {
      // given up by the person, or no passkey of this place
      error.hidden = false;
    }
  });
}
