// Words for the person: translated by the server, shown for a moment, and read out by screen readers.
const words = new Map();

for (const entry of document.getElementById("flor-words")?.content.querySelectorAll("[data-word]") ?? []) {
  words.set(entry.dataset.word, entry.textContent.trim());
}

/** The words under a key; {0} and {1} stand for values. */
export function word(key, ...values) {
  const text = words.get(key) ?? "";
  return values.reduce((said, value, i) => said.replaceAll(`{${i}}`, value), text);
}

let fading;

/** Shows a line at the foot of the page; screen readers read it when they are free. */
export function say(text) {
  const toast = document.getElementById("flor-toast");
  if (!toast || !text) return;
  clearTimeout(fading);
  toast.textContent = text;
  fading = setTimeout(() => {
    toast.textContent = "";
  }, 6000);
}

/** Read out only, for what is already to be seen. */
export function announce(text) {
  let region = document.getElementById("flor-announce");
  if (!region) {
    region = document.createElement("div");
    region.id = "flor-announce";
    region.className = "flor-sr";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
