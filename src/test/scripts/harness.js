// A few lines instead of a test library: the tests of scripts run in the browser that the product is tested with.
const tests = [];

export function test(name, body) {
  tests.push({ name, body });
}

export function same(actual, expected) {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value, (_, it) => (it instanceof Map ? [...it] : ArrayBuffer.isView(it) ? [...it] : it)));
  if (a !== b) throw new Error(`${a} is not ${b}`);
}

export function holds(condition, what) {
  if (!condition) throw new Error(`does not hold: ${what}`);
}

export async function until(condition, what) {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 400) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

/** @returns {Promise<{name: string, failure: string|null}[]>} */
export async function run() {
  const results = [];
  for (const { name, body } of tests) {
    try {
      await body();
      results.push({ name, failure: null });
    } catch (failed) {
      results.push({ name, failure: String(failed.stack ?? failed) });
    }
  }
  return results;
}
