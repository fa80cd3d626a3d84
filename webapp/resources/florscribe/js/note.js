// Editing the note: it saves by itself, never over somebody else's change, and never loses what was typed.
import { copy } from "./forms.js";
import { Draft } from "./draft.js";
import { refresh } from "./live.js";
import { say, word } from "./say.js";

const PAUSE_BEFORE_SAVING_MS = 1200;
const PAUSE_BEFORE_TRYING_AGAIN_MS = 5000;

let draft;
let editing = null;

function saved(state, text) {
  const line = document.getElementById("flor-saved");
  if (!line) return;
  line.dataset.state = state;
  line.querySelector("[data-text]").textContent = text;
}

/** One section being edited: a text area with one statement a line. */
class Editor {
  #code;
  #area;
  #timer;
  #saving = null;
  #savedText;
  /** What somebody else wrote here, while the person has not said which text is to stay. */
  #theirs = null;

  constructor(code, list) {
    this.#code = code;
    const form = document.getElementById("flor-editor-template").content.firstElementChild.cloneNode(true);
    form.dataset.dirty = "true";
    this.#area = form.querySelector("textarea");
    this.#area.setAttribute("aria-label", word("edit-label", list.dataset.title));
    this.#savedText = draft.text(code);
    this.#area.value = this.#savedText;
    list.hidden = true;
    list.after(form);
    this.form = form;
    this.list = list;
    this.#area.addEventListener("input", () => this.#later(PAUSE_BEFORE_SAVING_MS));
    form.querySelector("[data-finish]").addEventListener("click", () => this.finish());
    this.#grow();
    this.#area.addEventListener("input", () => this.#grow());
  }

  get isUnsaved() {
    return this.#area.value !== this.#savedText;
  }

  focus(statementId) {
    this.#area.focus();
    const before = draft.section(this.#code).statements;
    const at = before.findIndex((statement) => statement.id === statementId);
    if (at < 0) return;
    const end = before.slice(0, at + 1).reduce((sum, statement) => sum + statement.text.length + 1, -1);
    this.#area.setSelectionRange(end, end);
  }

  #grow() {
    this.#area.rows = Math.max(4, this.#area.value.split("\n").length + Math.floor(this.#area.value.length / 80));
  }

  #later(wait, trouble) {
    if (!trouble) saved("saving", word("not-yet-saved"));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), wait);
  }

  /** @returns {Promise<boolean>} whether everything typed is on the server */
  async save() {
    clearTimeout(this.#timer);
    if (this.#saving) await this.#saving;
    if (!this.isUnsaved) return true;
    this.#saving = this.#send(this.#area.value);
    const done = await this.#saving;
    this.#saving = null;
    return done && !this.isUnsaved;
  }

  async #send(text) {
    if (this.#theirs !== null) {
      this.#ask(text);
      return false;
    }
    saved("saving", word("saving"));
    try {
      await draft.save(this.#code, text);
      this.#savedText = text;
      saved("saved", word("saved", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })));
      return true;
    } catch (refused) {
      if (refused.status === 412) {
        await this.#settle(text);
      } else {
        saved("unsaved", refused.status === 401 ? word("unsaved-signed-out") : word("unsaved"));
        // without a session it waits for the person, not for a clock
        if (refused.isAway) this.#later(PAUSE_BEFORE_TRYING_AGAIN_MS, word("unsaved"));
        else if (refused.status !== 401) say(refused.message);
      }
      return false;
    }
  }

  /** Somebody else changed the note: both texts are shown, the person chooses, nothing is lost. */
  async #settle(mine) {
    await draft.load();
    const theirs = draft.text(this.#code);
    if (theirs === this.#savedText) {
      // the change was in another section: ours goes on top of it
      this.#later(0);
      return;
    }
    this.#theirs = theirs;
    this.#ask(mine);
  }

  /** Closing the dialog decides nothing: it comes again with the next attempt to save. */
  #ask(mine) {
    const theirs = this.#theirs;
    saved("unsaved", word("conflict"));
    const dialog = document.getElementById("flor-conflict");
    dialog.querySelector("[data-mine]").textContent = mine;
    dialog.querySelector("[data-theirs]").textContent = theirs;
    dialog.querySelector("[data-keep-mine]").onclick = () => {
      dialog.close();
      this.#theirs = null;
      this.#savedText = theirs;
      this.#later(0);
    };
    dialog.querySelector("[data-take-theirs]").onclick = () => {
      dialog.close();
      this.#theirs = null;
      this.#savedText = theirs;
      this.#area.value = theirs;
      saved("saved", word("took-theirs"));
    };
    if (!dialog.open) dialog.showModal();
  }

  async finish() {
    if (!(await this.save())) return;
    this.form.remove();
    this.list.hidden = false;
    editing = null;
    await refresh();
    document.querySelector(`[data-edit="${this.#code}"]`)?.focus();
  }
}

async function edit(code, statementId) {
  if (editing) {
    await editing.finish();
    if (editing) return;
  }
  try {
    await draft.load();
  } catch (refused) {
    say(refused.message);
    return;
  }
  editing = new Editor(code, document.querySelector(`[data-section="${code}"]`));
  editing.focus(statementId);
}

async function act(work) {
  try {
    await work();
    await refresh();
  } catch (refused) {
    say(refused.message);
    if (refused.status === 409 || refused.status === 412) await refresh();
  }
}

function askHow(code, title) {
  const dialog = document.getElementById("flor-rewrite");
  dialog.querySelector("[data-rewrite-title]").textContent = title;
  const instruction = dialog.querySelector("textarea");
  dialog.querySelector("[data-rewrite-now]").onclick = async () => {
    dialog.close();
    await afterEditing(() => draft.rewrite(code, instruction.value));
    instruction.value = "";
  };
  dialog.showModal();
}

/** What is being typed counts as written by a person, so it has to be on the server first. */
async function afterEditing(work) {
  if (editing) await editing.finish();
  if (!editing) await act(work);
}

function textOfNote(root) {
  return [...root.querySelectorAll("[data-copy-text]")].map((part) => part.dataset.copyText).join("\n\n");
}

export function start(visitId) {
  draft = new Draft(visitId);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { edit: code, pen, dispose, statement, add, copySection, copyNote, rewrite, redraft, settle } = button.dataset;
    if (code) edit(code, pen);
    else if (dispose) act(() => draft.dispose(statement, dispose));
    else if (add) act(() => draft.addOmission(add));
    else if (rewrite) askHow(rewrite, button.dataset.title);
    else if (redraft) afterEditing(() => draft.redraft(redraft));
    else if (settle) afterEditing(() => draft.settle(button.dataset.code, settle));
    else if (copySection) copy(document.getElementById(copySection).dataset.copyText, button);
    else if (copyNote !== undefined) copy(textOfNote(document), button);
  });
  // signing sends what is on the server, so what was typed has to be there first
  document.addEventListener("flor:before-sign", (event) => {
    if (editing) event.detail.wait.push(editing.finish().then(() => editing === null));
  });
  document.addEventListener("flor:signed-in", () => editing?.save());
  addEventListener("online", () => editing?.save());
  addEventListener("beforeunload", (event) => {
    if (editing?.isUnsaved) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") editing?.save();
  });
}
