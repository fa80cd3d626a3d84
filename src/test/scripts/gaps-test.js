import { waitMs } from "/js/backoff.js";
import { Level } from "/js/level.js";
import { browserOf, reasonOf } from "/js/microphone-help.js";
import { Timeline, withGap } from "/js/timeline.js";
import { holds, same, test } from "./harness.js";

const never = () => {
  throw new Error("no frame is to be cut");
};

test("sound that comes in time leaves no gap", () => {
  const timeline = new Timeline(0);
  for (let at = 250; at <= 600_000; at += 250) same(timeline.heard(250, at + (at % 1000) / 2, never), null);
});

test("a pause is a gap at the frame before it, as long as it lasted", () => {
  const timeline = new Timeline(0);
  timeline.heard(1000, 1000, never);
  timeline.interrupt("paused", 1000, 0);
  same(timeline.interruption, "paused");
  same(timeline.resume(61_000), { kind: "paused", afterSequence: 0, durationMs: 60_000 });
  same(timeline.interruption, null);
  same(timeline.heard(250, 61_250, never), null);
});

test("a microphone that is muted and then unplugged is one gap, and a pause counts more than either", () => {
  const timeline = new Timeline(0);
  timeline.interrupt("muted", 1000, 3);
  timeline.interrupt("device-lost", 2000, 3);
  same(timeline.interruption, "muted");
  timeline.interrupt("paused", 3000, 3);
  same(timeline.resume(5000), { kind: "paused", afterSequence: 3, durationMs: 4000 });
});

test("a device that slept has a gap where the sound stopped", () => {
  const timeline = new Timeline(0);
  timeline.heard(250, 250, never);
  same(timeline.heard(250, 3_600_500, () => 0), { kind: "asleep", afterSequence: 0, durationMs: 3_600_000 });
  same(timeline.heard(250, 3_600_750, never), null);
});

test("a clock that is set back is not a gap, and neither is what follows", () => {
  const timeline = new Timeline(100_000);
  same(timeline.heard(250, 50_000, never), null);
  same(timeline.heard(250, 50_250, never), null);
});

test("an interruption of a blink is not told", () => {
  const timeline = new Timeline(0);
  timeline.interrupt("muted", 1000, 1);
  same(timeline.resume(1100), null);
});

test("a pause that a person asked for is told however short it was", () => {
  const timeline = new Timeline(0);
  timeline.interrupt("paused", 1000, 1);
  same(timeline.resume(1100), { kind: "paused", afterSequence: 1, durationMs: 100 });
});

test("a gap at the same place and of the same kind replaces the earlier one", () => {
  const one = { kind: "paused", afterSequence: 1, durationMs: 5 };
  const later = { ...one, durationMs: 9 };
  same(withGap([one, { ...one, kind: "muted" }], later), [{ ...one, kind: "muted" }, later]);
});

function measured(amplitude, clipped = 0) {
  return { peak: amplitude, power: (amplitude ** 2 / 2) * 1000, clipped, samples: 1000 };
}

function judged(...amounts) {
  const level = new Level(0);
  amounts.forEach((one, i) => level.add(one, 100 * i));
  return level;
}

test("the level is good, too quiet, silent or clipping", () => {
  same(judged(measured(0.2), measured(0.001)).word, "good");
  same(judged(measured(0.01)).word, "quiet");
  same(judged(measured(0.0005)).word, "listening");
  same(judged(...new Array(25).fill(measured(0.0005))).word, "silent");
  same(judged(measured(1, 20)).word, "clipping");
  same(judged(measured(0)).percent, 0);
  holds(judged(measured(0.5)).percent > 80, "loud is far to the right");
});

test("how long nothing was heard is counted from the last voice, and anew after a pause", () => {
  const level = judged(measured(0.2), measured(0), measured(0));
  same(level.silentMs(15_000), 15_000);
  level.begin(20_000);
  same(level.silentMs(21_000), 1000);
});

test("waiting grows to a quarter of a minute, never all at once", () => {
  same([0, 1, 2, 3, 4, 5, 60].map((failures) => waitMs(failures, 1)), [500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  same(waitMs(60, 0), 7500);
});

test("each browser has its own words for allowing the microphone", () => {
  const agents = {
    chrome: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    edge: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    firefox: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0",
    safari: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile Safari/604.1",
  };
  for (const [name, agent] of Object.entries(agents)) same(browserOf(agent), name);
  same(browserOf(agents.safari, 5), "ios"); // a tablet that says it is a desk computer
  same(reasonOf("NotAllowedError"), "denied");
  same(reasonOf("NotFoundError"), "none");
  same(reasonOf("NotReadableError"), "in-use");
});
