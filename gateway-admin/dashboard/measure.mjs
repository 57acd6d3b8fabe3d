// How soon the console can be used: `npm run measure -- http://localhost:8080 EMAIL PASSWORD`. A measurement, not a test.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, signIn } from './signIn.mjs';

const RUNS = 9;
/** Milliseconds in which the browser ends what the page before and the new one make it do: a person's is at rest when an address is asked for. */
const REST = 1_500;
const [base, email, password] = process.argv.slice(2);
if (!password) {
  console.error('usage: npm run measure -- http://localhost:8080 EMAIL PASSWORD');
  process.exit(1);
}

const browser = await launch();
const signedIn = await logIn();
for (const [name, options] of [['nothing cached', { cold: true }], ['cached', { cold: false }], ['nothing cached, CPU four times slower', { cold: true, slower: 4 }]]) {
  const times = [];
  for (let run = 0; run < RUNS; run++) times.push(await visit(options));
  times.sort((a, b) => a.figures - b.figures);
  const { menu, figures, answers, kilobytes, busy } = times[RUNS >> 1];
  console.log(`${name}: the menu answers after ${Math.round(menu)} ms, today's spend stands there after ${Math.round(figures)} ms (median of ${RUNS}, slowest ${Math.round(times[RUNS - 1].figures)} ms)`);
  console.log(`  until then ${answers.length} answers of ${Math.round(kilobytes)} KB, ${inSequence(answers)} one after the other, and the page was at work for ${Math.round(busy)} ms`);
}
await browser.close();

async function logIn() {
  const context = await browser.newContext();
  await signIn(context, base, email, password);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** From asking for the address until a link of the menu can be clicked, and until the first figure of the overview is shown. */
async function visit({ cold, slower = 1 }) {
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (!cold) await page.goto(`${base}/`, { waitUntil: 'networkidle' }).catch(() => {});
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await devtools.send('Performance.enable');
  const answers = await follow(devtools);
  await pause(REST);
  const begun = performance.now();
  await page.goto(`${base}/`, { waitUntil: 'commit' });
  await page.locator('nav a[href="/spend"]').click({ trial: true });
  const menu = performance.now() - begun;
  await page.locator('main').getByText('$').first().waitFor();
  const figures = performance.now() - begun;
  const { metrics } = await devtools.send('Performance.getMetrics');
  const ended = answers().filter(({ end }) => end !== undefined);
  await context.close();
  const busy = 1_000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  return { menu, figures, answers: ended, kilobytes: ended.reduce((sum, { bytes }) => sum + bytes, 0) / 1024, busy };
}

/** What is asked for from now on: when, and when it was there. */
async function follow(devtools) {
  const asked = new Map();
  devtools.on('Network.requestWillBeSent', ({ requestId, timestamp }) => asked.set(requestId, { begin: timestamp }));
  devtools.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => Object.assign(asked.get(requestId) ?? {}, { end: timestamp, bytes: encodedDataLength }));
  await devtools.send('Network.enable');
  return () => [...asked.values()];
}

/** The most answers of which each was there before the next was asked for. */
function inSequence(answers) {
  const depth = new Map();
  for (const answer of [...answers].sort((a, b) => a.begin - b.begin)) {
    depth.set(answer, 1 + Math.max(0, ...[...depth].filter(([before]) => before.end <= answer.begin).map(([, length]) => length)));
  }
  return Math.max(0, ...depth.values());
}
