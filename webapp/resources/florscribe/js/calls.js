// Calls to our own API with the session of the page, and one way to tell what went wrong.
import { word } from "./say.js";

/** @param {Response} answer whether it says that the browser has to be unlocked first */
function isLocked(answer) {
  return answer.headers.get("Flor-Session") === "locked";
}

/** Tells the page that its session opens nothing any more, or not now. */
export function tellOver(answer) {
  document.dispatchEvent(new CustomEvent(isLocked(answer) ? "flor:locked" : "flor:signed-out"));
}

/** A call that was refused or did not arrive; the message is in words for the person. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || word("went-wrong"));
    this.status = status;
    this.problem = problem;
  }

  get isAway() {
    return this.status === 0 || this.status >= 502;
  }
}

/**
 * @param {string} path under /api/v1/
 * @param {{method?: string, json?: unknown, body?: BodyInit, type?: string, version?: string|number, automatic?: boolean,
 *   resume?: string, signal?: AbortSignal}} [options]
 *   automatic: not caused by a person just now, so it does not keep the session alive; resume: the token of a recording that
 *   goes on without a session
 * @returns {Promise<Response>} only answers below 400
 */
export async function call(path, { method = "GET", json, body, type, version, automatic, resume, signal } = {}) {
  const headers = { Accept: "application/json, application/problem+json", "Flor-Request": "1" };
  if (json !== undefined) headers["Content-Type"] = "application/json";
  if (type) headers["Content-Type"] = type;
  if (version !== undefined) headers["If-Match"] = `"${version}"`;
  if (automatic) headers["Flor-Automatic"] = "1";
  if (resume) headers["X-Resume-Token"] = resume;
  let answer;
  try {
    answer = await fetch(`/api/v1/${path}`, {
      method,
      headers,
      body: json === undefined ? body : JSON.stringify(json),
      cache: "no-store",
      redirect: "error",
      signal,
    });
  } catch {
    throw new Refused(0, { detail: word("offline") });
  }
  if (answer.ok) return answer;
  const problem = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json().catch(() => ({})) : {};
  // a recording's token that is over says nothing of the session
  if (answer.status === 401 && !resume) {
    problem.detail = word(isLocked(answer) ? "locked" : "signed-out");
    tellOver(answer);
  }
  throw new Refused(answer.status, problem);
}
