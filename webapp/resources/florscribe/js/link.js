// Set-up, invitation and reset links carry their token behind the #, where no server log sees it; it goes into the form.
const token = new URLSearchParams(location.hash.slice(1)).get("token");
const field = document.querySelector("[data-link-token]");
if (token && field) {
  field.value = token;
  history.replaceState(null, "", location.pathname);
}
