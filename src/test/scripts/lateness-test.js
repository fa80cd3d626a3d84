import { Lateness } from "/js/lateness.js";
import { Pieces } from "/js/pieces.js";
import { holds, same, test } from "./harness.js";

const HOUR = 3_600_000;

test("what waited in the queue is late by as long as it waited", () => {
  const lateness = new Lateness();
  same(lateness.of(10, 50_010), 0);
  same(lateness.of(20, 53_020), 3_000);
  same(lateness.of(30, 53_020), 2_990);
  same(lateness.of(3_030, 53_030), 0);
});

test("the soonest counts, whenever it came", () => {
  const lateness = new Lateness();
  same(lateness.of(10, 1_400), 0);
  same(lateness.of(20, 1_020), 0);
  same(lateness.of(30, 1_130), 100);
});

test("a machine whose clock stood still while it slept is not late, it slept", () => {
  const lateness = new Lateness();
  lateness.of(10, 1_010);
  same(lateness.of(20, 1_020 + HOUR), 0);
  same(lateness.of(30, 1_530 + HOUR), 500);
});

test("a wall's clock that is set back makes nothing late", () => {
  const lateness = new Lateness();
  lateness.of(10, HOUR + 10);
  same(lateness.of(20, 20), 0);
  same(lateness.of(30, 530), 500);
});

test("pieces of a quarter of a second, mono, at the moment of what is last in them; a microphone of another rate goes on", () => {
  const told = [];
  const pieces = new Pieces((message) => told.push(message));
  for (let at = 10; at <= 500; at += 10) pieces.push([new Float32Array(160).fill(0.5), new Float32Array(160).fill(0)], 16_000, at);
  for (let at = 510; at <= 1_000; at += 10) pieces.push([new Float32Array(480).fill(0.25)], 48_000, at);
  pieces.end();
  const sound = told.filter((it) => it.pcm);
  same(
    sound.map((it) => it.at),
    [250, 500, 750 + 10, 1_000],
  );
  same(
    sound.reduce((sum, it) => sum + it.pcm.byteLength / 2, 0),
    16_000,
  );
  const first = new Int16Array(sound[0].pcm);
  holds(
    first.every((it) => it === Math.round(0.25 * 32_767)),
    "the mean of both channels",
  );
  holds(told.filter((it) => it.level).length >= 15, "levels");
});
