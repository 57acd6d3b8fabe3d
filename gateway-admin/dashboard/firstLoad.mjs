// What a first visit loads: how large it is, and that no style is missing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const MOST_KB = 250;

/** The page that a first visit ends on, beside the entry. */
const FIRST_PAGE = 'src/pages/overview/Overview.tsx';

/** Chinese, which has more to say than English, that stands in the source. */
const FIRST_MESSAGES = ['common', 'shared', 'overview'].map((area) => `src/messages/zh/${area}.json?zh`);

/** Every script and style that the first page needs, in KB as gzip sends them. */
export function firstLoad(out) {
  const manifest = JSON.parse(readFileSync(join(out, '.vite', 'manifest.json'), 'utf8'));
  const files = new Set();
  const add = (name) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const other of chunk.imports ?? []) add(other);
  };
  for (const part of ['index.html', 'src/app.tsx', FIRST_PAGE, ...FIRST_MESSAGES]) {
    if (!manifest[part]) throw new Error(`the build has no ${part}, which a first visit needs`);
    add(part);
  }
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file)), { level: 9 }).length, 0);
  return { kilobytes: Math.round(bytes / 1024), most: MOST_KB, files: [...files] };
}

/** Fails the build when a component of Mantine is used whose styles `src/mantine.ts` does not have. */
export function mantineStyles() {
  return {
    name: 'mantine-styles',
    generateBundle(_, bundle) {
      const ids = [...this.getModuleIds()].map((id) => id.replaceAll('\\', '/'));
      const has = new Set(ids.flatMap((id) => /@mantine\/core\/styles\/(\w+)\.css/.exec(id)?.[1] ?? []));
      const used = Object.values(bundle)
        .flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
        .flatMap((id) => /@mantine\/core\/.*\/(\w+)\.module\.mjs$/.exec(id.replaceAll('\\', '/'))?.[1] ?? []);
      const missing = used.filter((name) => !has.has(name));
      if (missing.length > 0) this.error(`src/mantine.ts lacks the styles of ${missing.join(', ')}`);
    },
  };
}

/** Has the page ask for what it begins with at once, though that waits for its words before it runs. */
export function preloadedApp() {
  return {
    name: 'preloaded-app',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const app = Object.values(bundle ?? {}).find((chunk) => chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/src/app.tsx'));
        if (!app) return [];
        return [app.fileName, ...app.imports].map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' }));
      },
    },
  };
}
