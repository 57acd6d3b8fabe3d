// Builds the console for Maven: `node build.mjs <out> <stamp> [<skip tests: true or false>]`. Does nothing when no source changed since the stamp.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { firstLoad } from './firstLoad.mjs';

const MIN_NODE = 20;
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest']);
const NOT_SOURCES = new Set(['node_modules', 'dist', 'target', 'schema.gen.ts']);

const home = dirname(fileURLToPath(import.meta.url));
const [out, stamp] = process.argv.slice(2, 4).map((path) => resolve(path));
const skipTests = process.argv[4] === 'true';

if (Number(process.versions.node.split('.')[0]) < MIN_NODE) fail(`needs Node ${MIN_NODE} or newer, this is ${process.version}`);
if (!stamp) fail('usage: node build.mjs <out> <stamp> [true|false]');

const sources = hashOf(files(home));
if (isBuilt()) {
  console.log('dashboard: nothing changed');
} else {
  build();
}

function isBuilt() {
  if (!existsSync(stamp) || !existsSync(join(out, 'index.html'))) return false;
  const [hash, tested] = readFileSync(stamp, 'utf8').split(' ');
  return hash === sources && (skipTests || tested === 'tested');
}

function build() {
  rmSync(stamp, { force: true });
  installOnce();
  run('npx', ['--no-install', 'openapi-typescript', 'openapi.json', '-o', 'src/api/schema.gen.ts']);
  run('npx', ['--no-install', 'tsc', '--noEmit']);
  if (!skipTests) run('npx', ['--no-install', 'vitest', 'run', '--reporter=dot']);
  run('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], { DASHBOARD_OUT: out });
  checkFirstLoad();
  for (const file of files(out)) compress(file);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${sources} ${skipTests ? 'untested' : 'tested'}`);
}

function checkFirstLoad() {
  const { kilobytes, most } = firstLoad(out);
  rmSync(join(out, '.vite'), { recursive: true });
  if (kilobytes > most) fail(`the first load takes ${kilobytes} KB gzipped, and may take ${most}: load what is not needed at once later`);
  console.log(`dashboard: the first load takes ${kilobytes} KB gzipped`);
}

/** `npm ci` only when the lock file is not the one that was installed. */
function installOnce() {
  const installed = join(home, 'node_modules', '.tollgate-lock');
  const lock = hashOf([join(home, 'package-lock.json')]);
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installed, lock);
}

function compress(file) {
  if (!COMPRESSED.has(extname(file))) return;
  const content = readFileSync(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  writeFileSync(`${file}.br`, brotliCompressSync(content, quality));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths.sort()) hash.update(relative(home, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function files(folder) {
  return readdirSync(folder)
    .filter((name) => !NOT_SOURCES.has(name))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path) : [path]));
}

function run(command, args, env = {}) {
  console.log(`dashboard: ${command} ${args.join(' ')}`);
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: home, stdio: 'inherit', shell: windows, env: { ...process.env, ...env } });
  if (error) fail(`${command} cannot be run (${error.code}); install Node ${MIN_NODE} or newer with npm`);
  if (status !== 0) fail(`${command} ${args.join(' ')} failed`);
}

function fail(message) {
  console.error(`dashboard: ${message}`);
  process.exit(1);
}
