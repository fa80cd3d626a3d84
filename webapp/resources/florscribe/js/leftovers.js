// Recordings that an earlier tab of this browser left unfinished: found on any page, offered, sent, and finished.
import { patience, waitMs } from "./backoff.js";
import { Refused } from "./calls.js";
import { moment, spoken } from "./durations.js";
import { leftBehind } from "./framing.js";
import { refresh } from "./live.js";
import { enter, entered, forget, sizesOf } from "./outbox.js";
import { freshTicket, keptKey, openRecording } from "./recording-calls.js";
import { say, word } from "./say.js";
import { keyFrom, sealBytes } from "./seal.js";
import { Sender } from "./sender.js";
import { Store } from "./store.js";
import { held, hold, recordingLock } from "./tabs.js";

/** @returns {Promise<object>} the row, and what of its sound is here: first and last frame, milliseconds */
async function withSound(row) {
  const sizes = [...(await sizesOf(row.id))].map(([frame, pieces]) => [frame, pieces.reduce((sum, size) => sum + size - sealBytes(), 0)]);
  const left = leftBehind(sizes);
  return { ...row, ms: left.ms, last: Math.max(left.last ?? -1, row.acked), heardAt: Math.min(Date.now(), row.heardAt + left.ms) };
}

async function rowsOf(person) {
  const rows = (await entered()).filter((row) => row.person === person);
  const open = rows.length ? await held() : new Set();
  return { free: rows.filter((row) => !open.has(recordingLock(row.id))), taken: rows.filter((row) => open.has(recordingLock(row.id))) };
}

/** What there is of a visit: a recording to go on with, "elsewhere" while another tab has one, or null. */
export async function leftOfVisit(visit, person) {
  const { free, taken } = await rowsOf(person);
  if (taken.some((row) => row.visit === visit)) return "elsewhere";
  const row = free.filter((it) => it.visit === visit).sort((a, b) => b.startedAt - a.startedAt)[0];
  return row ? withSound(row) : null;
}

/** Asked for until there is an answer. */
async function ticket(id, waiting) {
  for (let failures = 0; ; failures++) {
    try {
      return await freshTicket(id);
    } catch (refused) {
      if (!(refused instanceof Refused) || !refused.isAway) throw refused;
      waiting();
      await patience(waitMs(failures));
    }
  }
}

/**
 * The server has closed the recording with what it had: what is left here becomes another recording of the same visit.
 * @throws {Refused} when the server keeps the key no longer, or the visit may not be recorded any more
 */
async function another(left) {
  const from = left.acked + 1;
  const old = new Store(left.id, await keyFrom(await keptKey(left.id)));
  const opened = await openRecording(left.visit);
  const gaps = left.gaps.filter((gap) => gap.afterSequence >= from).map((gap) => ({ ...gap, afterSequence: gap.afterSequence - from }));
  const row = { ...left, id: opened.recordingId, acked: -1, last: left.last - from, gaps };
  await enter({ id: row.id, visit: row.visit, person: row.person, startedAt: row.startedAt, heardAt: row.heardAt, acked: -1, gaps, finished: true });
  await old.copyTo(new Store(row.id, await keyFrom(opened.bufferKey)), from);
  await forget(left.id);
  return row;
}

/** Sends what is left of one recording and finishes it. */
async function send(offered, show) {
  let left = offered;
  const letGo = await hold(recordingLock(left.id));
  if (!letGo) return;
  const began = moment(left.startedAt);
  let away = false;
  try {
    const waiting = () => show(word("leftover-waiting", began, spoken(left.ms)));
    let opened;
    try {
      opened = await ticket(left.id, waiting);
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.status !== 409 || left.ms === 0) throw refused;
      left = await another(left);
      opened = await ticket(left.id, waiting);
    }
    const store = new Store(left.id, await keyFrom(opened.bufferKey));
    await new Promise((resolve, reject) => {
      let remaining = left.ms;
      const total = left.last - left.acked;
      const tell = () => show(word(away ? "leftover-waiting" : "leftover-sending", began, spoken(remaining)));
      const sender = new Sender(
        { ...opened, recordingId: left.id },
        store,
        {
          state: (name) => {
            away = name === "away" || name === "busy" || name === "signed-out";
            tell();
          },
          ready: () => {},
          ack: (sequence) => {
            remaining = total > 0 ? (left.ms * Math.max(0, left.last - sequence)) / total : 0;
            tell();
          },
          message: () => {},
          ended: (why) => (why === "stopped" ? resolve() : reject(new Refused(409, { detail: word("leftover-closed", began) }))),
        },
        left.acked + 1,
      );
      sender.gaps(left.gaps);
      sender.offer(left.last);
      sender.finish(left.last);
    });
    await forget(left.id);
    show(null);
    say(word("leftover-sent", began));
    document.dispatchEvent(new CustomEvent("flor:leftover-sent", { detail: offered.id }));
    await refresh();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    await give(refused, left, began, show);
  } finally {
    letGo();
  }
}

/** What the server does not have any more, nobody can open: the key was only there. */
async function give(refused, left, began, show) {
  if (refused.status === 404 || refused.status === 410) {
    await forget(left.id);
    show(word("leftover-gone", began), true);
  } else if (refused.status === 409) {
    await forget(left.id);
    show(word(left.ms > 0 ? "leftover-closed" : "leftover-sent", began), true);
  } else {
    show(`${word("leftover", began, spoken(left.ms))} ${refused.message}`);
  }
}

function notice(left) {
  const box = document.getElementById("flor-leftovers");
  box.append(document.getElementById("flor-leftover").content.cloneNode(true));
  const line = box.lastElementChild;
  const [words, visit, button] = line.querySelectorAll("span, a, button");
  line.dataset.leftover = left.id;
  visit.href = `/app/visit.xhtml?id=${left.visit}`;
  visit.hidden = Boolean(document.querySelector(`[data-visit="${CSS.escape(left.visit)}"]`));
  const show = (text, over) => {
    if (text === null) line.remove();
    else if (words.textContent !== text) words.textContent = text;
    if (over) button.remove();
    box.hidden = box.children.length === 0;
  };
  const go = async () => {
    button.hidden = true;
    await send(left, show);
    button.hidden = false;
  };
  button.addEventListener("click", go);
  show(left.ms > 0 ? word("leftover", moment(left.startedAt), spoken(left.ms)) : word("leftover-all-here", moment(left.startedAt)));
  if (left.finished) go(); // the person has said already that the visit is over
}

/** It is gone on with elsewhere on this page. */
export function withdrawOffer(id) {
  document.querySelector(`[data-leftover="${CSS.escape(id)}"]`)?.remove();
}

export async function start() {
  const person = document.querySelector("[data-person]")?.dataset.person;
  if (!person || !navigator.locks || !window.indexedDB) return;
  const { free } = await rowsOf(person).catch(() => ({ free: [] }));
  for (const row of free) notice(await withSound(row));
}
