// While a visit is recorded the screen stays on, and leaving the page asks first.

let lock = null;
let wanted = false;

async function request() {
  if (!wanted || document.visibilityState !== "visible") return;
  try {
    lock = await navigator.wakeLock?.request("screen");
  } catch {
    // the battery is low, or the person has forbidden it: the page says to keep the screen on
  }
}

function leaving(event) {
  event.preventDefault();
}

export function stayAwake() {
  if (wanted) return;
  wanted = true;
  request();
  document.addEventListener("visibilitychange", request);
}

export function mayRest() {
  wanted = false;
  document.removeEventListener("visibilitychange", request);
  lock?.release().catch(() => {});
  lock = null;
}

export function askBeforeLeaving() {
  addEventListener("beforeunload", leaving);
}

export function mayLeave() {
  removeEventListener("beforeunload", leaving);
}
