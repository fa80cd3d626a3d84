// What every page needs: dialogs, copying, one press of a button sends once, and keys that do not disturb voice input.
import { say, word } from "./say.js";
import { wouldArrive } from "./session.js";

/**
 * Sends a form once; a second press while it is on its way does nothing. Before a form leaves the page it is asked whether
 * it would arrive: without a session or a connection the browser would throw away what was typed.
 */
function guardSubmits() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    const { submitter } = event;
    const busy = (state) => {
      if (state) form.dataset.sent = "true";
      else delete form.dataset.sent;
      form.setAttribute("aria-busy", String(state));
      if (state) submitter?.setAttribute("aria-disabled", "true");
      else submitter?.removeAttribute("aria-disabled");
    };
    busy(true);
    if (form.method !== "post" || form.dataset.arrives) return;
    event.preventDefault();
    wouldArrive().then((there) => {
      busy(false);
      if (!there) return;
      form.dataset.arrives = "true";
      form.requestSubmit(submitter);
    });
  });
  // coming back with the browser's own button shows the page as it was left
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      delete form.dataset.arrives;
      form.removeAttribute("aria-busy");
      form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
    }
  });
}

/** Where a person was before the dialog. In a menu it is hidden again, so the menu gets the focus. */
function comeBack(dialog, pressed) {
  // the close event comes late: who has gone on meanwhile is left where they are
  if (document.activeElement !== document.body && !dialog.contains(document.activeElement)) return;
  // a refresh of the page in the meantime has put another in its place
  const opener = pressed?.isConnected ? pressed : document.querySelector(`[data-dialog="${dialog.id}"]`);
  (opener?.closest("details")?.querySelector("summary") ?? opener)?.focus();
}

/** @param {Element} [opener] what was pressed */
function openDialog(id, opener) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) {
    opener?.closest("details")?.removeAttribute("open");
    dialog.addEventListener("close", () => comeBack(dialog, opener), { once: true });
    dialog.showModal();
    (dialog.querySelector("[autofocus], .flor-errors, input:not([type=hidden]), textarea, select") ?? dialog).focus();
  }
}

function dialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) openDialog(opener.dataset.dialog, opener);
    if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
    for (const menu of document.querySelectorAll("details.flor-menu[open]")) {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.querySelector("details.flor-menu[open]");
      menu?.removeAttribute("open");
      menu?.querySelector("summary")?.focus();
    }
  });
  for (const dialog of document.querySelectorAll("dialog[data-open]")) openDialog(dialog.id);
}

/** Puts plain text on the clipboard and says so; the button shows it for a moment. */
export async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    say(word("copied"));
    button?.classList.add("flor-done");
    setTimeout(() => button?.classList.remove("flor-done"), 1500);
  } catch {
    say(word("copy-failed"));
  }
}

/** data-copy="id" copies that element's text (or value). */
function copying() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    if (source) copy(source.value ?? source.textContent.trim(), button);
  });
}

/** data-key="Alt+s" or "Ctrl+Enter" presses the element; single letters are never taken (voice input types them). */
function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const held = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}`;
    if (!held) return;
    const pressed = held + (event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key);
    const scope = document.querySelector("dialog[open]") ?? document;
    const target = [...scope.querySelectorAll("[data-key]")].find((e) => e.dataset.key === pressed && e.checkVisibility());
    if (target) {
      event.preventDefault();
      if (target.matches("input, textarea, select")) target.focus();
      else target.click();
    }
  });
}

/** A form that was begun is not replaced under the person's hands. */
function keepWhatIsTyped() {
  document.addEventListener("input", (event) => {
    const form = event.target.closest("[data-keep]");
    if (form) form.dataset.dirty = "true";
  });
}

export function start() {
  keepWhatIsTyped();
  guardSubmits();
  dialogs();
  copying();
  keys();
  document.querySelector("dialog[open] [data-focus], [data-focus]")?.focus();
}
