// The pictures in docs/images, of a gateway with the demo's data: `npm run pictures -- http://localhost:8080 EMAIL PASSWORD KEY`.
// Chinese wants a font that has it (Debian: fonts-noto-cjk).
import { fileURLToPath } from 'node:url';
import { launch, signIn } from './signIn.mjs';

const [base, email, password, key, folder = fileURLToPath(new URL('../../docs/images', import.meta.url))] = process.argv.slice(2);
if (!key) {
  console.error('usage: npm run pictures -- http://localhost:8080 EMAIL PASSWORD KEY [FOLDER]');
  process.exit(1);
}

const WIDTH = 1440;

const browser = await launch();
const page = await signedIn({});
await overview(page, 'dashboard');
await open(page, '/spend');
await shoot(page, 'spend');
await open(page, '/routing?level=model&id=gpt-oss-20b');
await shoot(page, 'routing');
await warmUp();
await playground();
await request();
await overview(await signedIn({ colorScheme: 'dark' }), 'dashboard-dark');
await overview(await signedIn({ locale: 'zh-CN' }), 'dashboard-chinese');
await browser.close();

async function signedIn(options) {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 1080 }, locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', ...options });
  return signIn(context, base, email, password);
}

async function overview(page, name) {
  await open(page, '/?period=7d');
  await shoot(page, name);
}

/** The first calls of a gateway that was just started take longer than any later one. */
async function warmUp() {
  const data = { model: 'gpt-oss-20b', max_tokens: 5, messages: [{ role: 'user', content: 'Hello' }] };
  for (let call = 0; call < 30; call++) await page.request.post(`${base}/v1/chat/completions`, { headers: { authorization: `Bearer ${key}` }, data });
}

async function playground() {
  await open(page, '/playground?model=gpt-oss-20b&other=qwen-3-32b');
  await page.getByLabel('Or paste a key').fill(key);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByLabel('Max tokens').fill('60');
  await page.getByLabel('Message', { exact: true }).fill('What does a toll gate do? Two sentences.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('link', { name: 'Request', exact: true }).nth(1).waitFor();
  await shoot(page, 'playground');
}

/** The call of the playground: unlike the demo's invented ones, it was connected for and answered with headers. */
async function request() {
  await page.getByRole('link', { name: 'Request', exact: true }).first().click();
  await page.getByRole('dialog').getByText('Timeline').waitFor();
  await page.setViewportSize({ width: WIDTH, height: 1720 });
  await shoot(page, 'requests');
}

async function open(page, path) {
  await page.goto(base + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Once all is there that is loaded, and charts stand still. */
async function shoot(page, name) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .mantine-Skeleton-root'));
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
