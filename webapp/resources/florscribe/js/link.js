// Set-up, invitation and reset links carry their token behind the #, where no server log sees it; it goes into the form.
const token = new URLSearchParams(location.hash.slice(1)).get("token");
const field = document.querySelector("[data-link-token]");
if (token && field) {
  field.value = token;
  history.replaceState(null, "", location.pathname);
  for (const part of document.querySelectorAll("[data-with-token]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-without-token]")) part.hidden = true;
}

// the clock of this device is most likely the clock of the practice
const zones = document.querySelector("select[data-time-zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones && zones.selectedIndex <= 0 && [...zones.options].some((option) => option.value === here)) zones.value = here;
