import { Resampler } from "/js/resampler.js";
import { holds, same, test } from "./harness.js";

function tone(rate, hertz, seconds, amplitude = 0.5) {
  return Float32Array.from({ length: rate * seconds }, (_, n) => amplitude * Math.sin((2 * Math.PI * hertz * n) / rate));
}

function resampled(rate, sound, blocks = [sound.length]) {
  const resampler = new Resampler(rate, 16_000);
  const out = [];
  for (let at = 0, i = 0; at < sound.length; at += blocks[i++ % blocks.length]) {
    resampler.push(sound.subarray(at, at + blocks[i % blocks.length]), (sample) => out.push(sample));
  }
  resampler.flush((sample) => out.push(sample));
  return out;
}

const rms = (samples) => Math.sqrt(samples.reduce((sum, it) => sum + it * it, 0) / samples.length);
const decibels = (ratio) => 20 * Math.log10(ratio);
const inner = (samples) => samples.slice(800, samples.length - 800);

for (const rate of [8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000]) {
  test(`a voice of ${rate} Hz keeps its moment and its shape`, () => {
    const out = resampled(rate, tone(rate, 1_000, 1));
    holds(Math.abs(out.length - 16_000) <= 16, `length ${out.length}`);
    const wanted = inner([...tone(16_000, 1_000, 1)]);
    const error = inner(out).map((sample, i) => sample - wanted[i]);
    holds(decibels(rms(error) / rms(wanted)) < -60, `error ${decibels(rms(error) / rms(wanted))} dB`);
  });
}

for (const rate of [44_100, 48_000, 96_000]) {
  test(`what 16 kHz cannot hold does not come back as another tone, from ${rate} Hz`, () => {
    for (const hertz of [8_600, 10_000, 15_000, 20_000]) {
      const sound = tone(rate, hertz, 1);
      const left = decibels(rms(inner(resampled(rate, sound))) / rms([...sound]));
      holds(left < -70, `${hertz} Hz at ${left} dB`);
    }
  });

  test(`what speech needs stays, from ${rate} Hz`, () => {
    for (const hertz of [80, 300, 3_400, 6_500]) {
      const sound = tone(rate, hertz, 1);
      const left = decibels(rms(inner(resampled(rate, sound))) / rms([...sound]));
      holds(Math.abs(left) < 0.2, `${hertz} Hz at ${left} dB`);
    }
  });
}

test("nothing is heard at the seams of blocks", () => {
  const sound = tone(44_100, 440, 1);
  same(resampled(44_100, sound, [128]), resampled(44_100, sound));
});
