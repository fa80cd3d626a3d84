// The note as the API knows it, with its version; and how lines of text become statements again.
import { call } from "./calls.js";

/** One visit's note, kept at the version last seen. */
export class Draft {
  #path;
  #note;

  constructor(visitId) {
    this.#path = `encounters/${visitId}/note`;
  }

  get version() {
    return this.#note?.version;
  }

  async load() {
    const answer = await call(this.#path, { automatic: true });
    this.#note = await answer.json();
    return this;
  }

  section(code) {
    return this.#note.sections.find((section) => section.code === code) ?? { code, statements: [] };
  }

  /** @returns {string} one statement a line */
  text(code) {
    return asText(this.section(code));
  }

  /** Puts this text into the section and sends the whole note under the version it was based on. */
  async save(code, text) {
    const section = { code, statements: statementsOf(text, this.section(code).statements) };
    const sections = this.#note.sections.map(plain);
    const at = sections.findIndex((s) => s.code === code);
    if (at < 0) sections.push(section);
    else sections[at] = section;
    const answer = await call(this.#path, { method: "PUT", json: { sections }, version: this.#note.version, automatic: true });
    this.#note = await answer.json();
  }

  async dispose(statementId, disposition) {
    await call(`${this.#path}/statements/${statementId}/disposition`, { method: "POST", json: { disposition } });
  }

  /** The answer may come before it is written; the page hears then. */
  async rewrite(code, instruction) {
    await call(`${this.#path}/sections/${code}/rewrite`, { method: "POST", json: { instruction } });
  }

  async redraft(what) {
    if (what === "leave") await call(`${this.#path}/redraft/leave`, { method: "POST", json: {} });
    else await call(`${this.#path}/redraft`, { method: "POST", json: { all: what === "all" } });
  }

  async settle(code, choice) {
    await call(`${this.#path}/sections/${code}/proposal`, { method: "POST", json: { choice } });
  }

  async addOmission(findingId) {
    await call(`${this.#path}/omissions/${findingId}/add`, { method: "POST", json: {} });
  }
}

export function asText(section) {
  return section.statements.map((statement) => statement.text).join("\n");
}

function plain(section) {
  return { code: section.code, statements: section.statements.map(({ id, text }) => ({ id, text })) };
}

/**
 * Lines that did not change keep their statement. Between two such lines a changed line takes the statement that stood in
 * its place, as long as there is one; what is left over is new.
 * @param {string} text
 * @param {{id: string, text: string}[]} before
 */
export function statementsOf(text, before) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const kept = commonLines(lines, before.map((statement) => statement.text.trim()));
  const result = [];
  let old = 0;
  lines.forEach((line, i) => {
    const same = kept.get(i);
    if (same !== undefined) {
      result.push({ id: before[same].id, text: before[same].text });
      old = same + 1;
      return;
    }
    const limit = nextKept(kept, i, before.length);
    if (old < limit) result.push({ id: before[old++].id, text: line });
    else result.push({ text: line });
  });
  return result;
}

function nextKept(kept, from, end) {
  let next = end;
  for (const [line, statement] of kept) if (line > from) next = Math.min(next, statement);
  return next;
}

/** The longest common subsequence, as a map from index in a to index in b. Notes are short: the table is small. */
function commonLines(a, b) {
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const pairs = new Map();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.set(i++, j++);
    else if (length[i + 1][j] >= length[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
