import { amend, enter, entered, forget, keep, sizesOf } from "/js/outbox.js";
import { keyFrom, open, seal, sealBytes } from "/js/seal.js";
import { Sender } from "/js/sender.js";
import { Store } from "/js/store.js";
import { hold } from "/js/tabs.js";
import { FakeServer } from "./fake-server.js";
import { holds, same, test, until } from "./harness.js";

const KEY = btoa(String.fromCharCode(...new Uint8Array(32).map((_, i) => i)));
const PIECE = Uint8Array.from({ length: 640 }, (_, i) => i % 251);
let number = 0;

/** A recording of this many frames of two pieces, and what its sender says. */
async function recording(frames, server = new FakeServer()) {
  const id = `recording-${++number}`;
  await enter({ id, visit: "v", person: "p", startedAt: 1, heardAt: 1, acked: -1, gaps: [], finished: false });
  const store = new Store(id, await keyFrom(KEY));
  for (let frame = 0; frame < frames; frame++) for (const piece of [0, 1]) await store.put(frame, piece, PIECE.map((it) => it ^ frame).buffer);
  server.install();
  const said = { states: [], ended: null };
  const sender = new Sender({ recordingId: id, webSocketPath: "/api/realtime/ws", ticket: "t", resumeToken: "r" }, store, {
    state: (name) => said.states.at(-1) !== name && said.states.push(name),
    ready: () => {},
    ack: () => {},
    message: () => {},
    ended: (why) => {
      said.ended = why;
    },
  });
  return { id, store, server, sender, said };
}

test("a piece is sealed for its place and opens nowhere else", async () => {
  const key = await keyFrom(KEY);
  const sealed = await seal(key, "a", 1, 2, PIECE.buffer);
  same(sealed.length, PIECE.length + sealBytes());
  same(new Uint8Array(await open(key, "a", 1, 2, sealed)), PIECE);
  for (const [id, frame, piece] of [["b", 1, 2], ["a", 2, 2], ["a", 1, 3]]) {
    holds(await open(key, id, frame, piece, sealed).then(() => false, () => true), `refused at ${id} ${frame} ${piece}`);
  }
});

test("the browser's database holds neither sound nor key in clear", async () => {
  const { id, sender } = await recording(1);
  sender.abandon();
  const all = await new Promise((resolve) => {
    indexedDB.open("florscribe-recordings").onsuccess = ({ target }) => {
      const request = target.result.transaction("pieces").objectStore("pieces").getAll();
      request.onsuccess = () => resolve(request.result);
    };
  });
  holds(all.length > 0, "something is there");
  for (const bytes of all) holds(!bytes.join().includes(PIECE.slice(10, 30).join()), "sound in clear");
  holds(!JSON.stringify(await entered()).includes(KEY.slice(0, 12)), "the key");
  await forget(id);
});

test("frames go to the server in order and leave this device when they are confirmed", async () => {
  const { id, server, sender, said } = await recording(3);
  sender.offer(2);
  await until(async () => (await sizesOf(id)).size === 0, "empty");
  same(server.frames.map((frame) => frame.length), [1284, 1284, 1284]);
  same((await entered()).find((row) => row.id === id).acked, 2);
  sender.finish(2);
  await until(() => said.ended === "stopped", "stopped");
  await forget(id);
});

test("what was not confirmed is kept, and sent again with the same bytes after a cut", async () => {
  const { id, server, sender, said } = await recording(4);
  server.acknowledges = false;
  sender.offer(1);
  await until(() => server.frames.length === 2, "two frames");
  same((await sizesOf(id)).size, 4);
  server.frames.pop(); // it was not durable
  server.cut();
  server.acknowledges = true;
  sender.offer(3);
  sender.finish(3);
  await until(() => said.ended === "stopped", "stopped");
  same(server.frames.length, 4);
  holds(said.states.includes("away"), said.states.join());
  holds(server.calls.some((call) => call.path.endsWith("/ticket") && call.resume === "r"), "the resume token stands in for the session");
});

test("gaps and pauses are told behind the frames they follow, and told again to a new connection", async () => {
  const { server, sender, said } = await recording(3);
  const gap = { kind: "muted", afterSequence: 1, durationMs: 700 };
  sender.gaps([gap]);
  sender.offer(0);
  await until(() => server.frames.length === 1, "a frame");
  same(server.messages, []);
  sender.offer(1);
  await until(() => server.messages.length === 1, "the gap");
  same(server.messages[0], { type: "gap", ...gap, behind: 1 });
  sender.pause(true);
  server.cut();
  await until(() => server.messages.length === 4, "gap and pause again");
  same(server.messages.slice(1).map((it) => it.type), ["pause", "gap", "pause"]);
  sender.pause(false, { kind: "paused", afterSequence: 1, durationMs: 50 });
  sender.offer(2);
  sender.finish(2);
  await until(() => said.ended === "stopped", "stopped");
  same(server.messages.at(-1).behind, 2);
  same(server.messages.filter((it) => it.type === "resume")[0].durationMs, 50);
});

test("a confirmation of the end that was lost is asked for again", async () => {
  const { server, sender, said } = await recording(1);
  server.losesStopped = true;
  sender.offer(0);
  sender.finish(0);
  await until(() => said.ended === "stopped", "stopped");
  holds(server.calls.some((call) => call.path.endsWith("/stop")), "asked by a call");
});

test("where sockets are blocked everything goes by calls", async () => {
  const server = new FakeServer();
  server.blocksSockets = true;
  const { sender, said } = await recording(20, server);
  const gap = { kind: "paused", afterSequence: 3, durationMs: 900 };
  sender.gaps([gap]);
  sender.offer(19);
  sender.finish(19);
  await until(() => said.ended === "stopped", "stopped");
  same(server.frames.length, 20);
  same(server.gaps, [gap]);
  holds(said.states.includes("by-calls"), said.states.join());
});

test("who is told that another connection has the recording does not fight for it", async () => {
  const { server, sender, said } = await recording(1);
  await until(() => server.socket, "open");
  server.cut(4409);
  await until(() => said.ended === "elsewhere", "elsewhere");
  sender.abandon();
});

test("where the database refuses, sound is kept in memory and sent all the same", async () => {
  const { id, store, server, sender, said } = await recording(1);
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  try {
    await store.put(1, 0, PIECE.buffer);
    await store.put(1, 1, PIECE.buffer);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  holds(store.onlyInMemory, "it says so");
  await store.put(2, 0, PIECE.buffer);
  holds(!store.onlyInMemory, "it says when that is over");
  sender.offer(2);
  sender.finish(2);
  await until(() => said.ended === "stopped", "stopped");
  same(server.frames.map((frame) => frame.length), [1284, 1284, 644]);
  await forget(id);
});

test("a row that is gone is not made again by a change", async () => {
  await amend("nobody", { acked: 5 });
  holds(!(await entered()).some((row) => row.acked === 5), "not there");
  await keep("nobody", 0, 0, PIECE);
  await forget("nobody");
  same((await sizesOf("nobody")).size, 0);
});

test("a lock is held by one at a time and free again afterwards", async () => {
  const letGo = await hold("one");
  same(await hold("one"), null);
  letGo();
  await until(async () => {
    const again = await hold("one");
    again?.();
    return again !== null;
  }, "free");
});
