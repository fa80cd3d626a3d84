// Why the microphone cannot be had, and where this browser lets a person change that.

/** "chrome", "edge", "firefox", "safari", "ios", or "other". */
export function browserOf(userAgent, touchPoints = 0) {
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return "ios";
  if (/\bEdgA?\//.test(userAgent)) return "edge";
  if (/\bFirefox\//.test(userAgent)) return "firefox";
  if (/Chrome\//.test(userAgent)) return "chrome";
  return /\bSafari\//.test(userAgent) ? "safari" : "other";
}

/** @param {string} name of the error of getUserMedia @returns {string} key of the words */
export function reasonOf(name) {
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "none";
    case "NotReadableError":
    case "AbortError":
      return "in-use";
    default:
      return "failed";
  }
}

/** Only pages that came over HTTPS (or from this very machine) may listen at all. */
export function canListen() {
  return Boolean(window.isSecureContext && navigator.mediaDevices?.getUserMedia && (window.MediaStreamTrackProcessor || window.AudioWorkletNode) && navigator.locks && window.indexedDB);
}
