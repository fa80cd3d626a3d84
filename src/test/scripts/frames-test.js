import { Framing, frameBytes, leftBehind, parcel } from "/js/framing.js";
import { holds, same, test } from "./harness.js";

const QUARTER = 8_000;

test("four quarters of a second are a frame of one second", () => {
  const framing = new Framing(0, 1000);
  same([1, 2, 3, 4, 5].map(() => framing.place(QUARTER)), [
    { frame: 0, piece: 0 },
    { frame: 0, piece: 1 },
    { frame: 0, piece: 2 },
    { frame: 0, piece: 3 },
    { frame: 1, piece: 0 },
  ]);
  same(framing.lastClosed, 0);
  same(framing.capturedMs, 1250);
});

test("while captions are shown frames are half as long, from the next one on", () => {
  const framing = new Framing(7, 1000);
  framing.place(QUARTER);
  framing.preferred(500);
  same(framing.place(QUARTER), { frame: 7, piece: 1 });
  same(framing.place(QUARTER), { frame: 8, piece: 0 });
});

test("a pause closes the frame that is open, but none shorter than 20 ms", () => {
  const framing = new Framing(0, 1000);
  same(framing.cut(), -1);
  framing.place(638);
  same(framing.cut(), -1);
  framing.place(2);
  same(framing.cut(), 0);
  same(framing.place(QUARTER), { frame: 1, piece: 0 });
});

test("no frame is longer than a second, whatever the lengths of its pieces", () => {
  const framing = new Framing(0, 1000);
  const sizes = new Map();
  for (const size of [700, 8_000, 8_000, 8_000, 7_998, 8_000, 30_000, 8_000]) {
    const { frame } = framing.place(size);
    sizes.set(frame, (sizes.get(frame) ?? 0) + size);
  }
  for (const [frame, size] of sizes) holds(size <= 32_000, `frame ${frame} has ${size} bytes`);
});

test("what is not confirmed is known to the millisecond", () => {
  const framing = new Framing(0, 500);
  for (let i = 0; i < 5; i++) framing.place(QUARTER);
  same(framing.unconfirmedMs, 1250);
  framing.confirm(0);
  same(framing.unconfirmedMs, 750);
  framing.confirm(5);
  same(framing.unconfirmedMs, 250);
});

test("of what was left behind the last frame counts too, unless it is too short to be one", () => {
  same(leftBehind([[5, 16_000], [4, 32_000]]), { first: 4, last: 5, ms: 1500 });
  same(leftBehind([[4, 32_000], [5, 320]]), { first: 4, last: 4, ms: 1000 });
  same(leftBehind([]), { first: null, last: null, ms: 0 });
});

test("a frame begins with its number, and in a parcel with its length before it", () => {
  const frame = frameBytes(258, [Uint8Array.of(1, 2).buffer, Uint8Array.of(3, 4).buffer]);
  same(frame, [0, 0, 1, 2, 1, 2, 3, 4]);
  same(parcel([frame, frameBytes(259, [Uint8Array.of(5, 6).buffer])]), [0, 0, 0, 8, 0, 0, 1, 2, 1, 2, 3, 4, 0, 0, 0, 6, 0, 0, 1, 3, 5, 6]);
});
