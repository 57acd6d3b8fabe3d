// What a first visit loads: how large it is, and that no style is missing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const MOST_KB = 250;

/** What every page is begun with, after its words. */
const APP = 'src/app.tsx';

/** The page that a first visit ends on, beside the entry. */
const FIRST_PAGE = 'src/pages/overview/Overview.tsx';

/** Chinese, which has more to say than English, that stands in the source. */
const FIRST_MESSAGES = ['common', 'shared', 'overview'].map((area) => `src/messages/zh/${area}.json?zh`);

/**
 * Browsers fetch six files at a time, so that what is needed at once is few of them: `start` is what runs before there are words, `app` what every
 * page stands in, and `parts` what the overview has in common with other pages.
 */
export const FEW_FILES = [
  { name: 'start', tags: ['$initial'], test: /src\/(main|mantine|i18n|global|messages)|@mantine\/core\/styles|@lingui|preload/, priority: 3, includeDependenciesRecursively: false },
  { name: 'app', tags: ['$initial'], test: /\.(tsx?|m?js|css)$/, priority: 2, includeDependenciesRecursively: false },
  { name: (id, context) => (partsOf(context).has(id) ? 'parts' : null), debugName: 'parts', minShareCount: 2 },
];

let parts;

/** Whatever the first page is made of. */
function partsOf(context) {
  if (parts) return parts;
  parts = new Set([fileURLToPath(new URL(FIRST_PAGE, import.meta.url))]);
  for (const id of parts) for (const other of context.getModuleInfo(id)?.importedIds ?? []) if (!other.includes('node_modules')) parts.add(other);
  return parts;
}

/** Every script and style that the first page needs, in KB as gzip sends them: what the page asks for by itself, and words. */
export function firstLoad(out) {
  const manifest = JSON.parse(readFileSync(join(out, '.vite', 'manifest.json'), 'utf8'));
  const words = FIRST_MESSAGES.map((name) => manifest[name]?.file ?? missing(name));
  const named = [...readFileSync(join(out, 'index.html'), 'utf8').matchAll(/"\/(assets\/[^"]+)"/g)].map(([, file]) => file);
  const files = [...new Set([...named, ...words])];
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file)), { level: 9 }).length, 0);
  return { kilobytes: Math.round(bytes / 1024), most: MOST_KB, files };
}

function missing(name) {
  throw new Error(`the build has no ${name}, which a first visit needs`);
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

/** Has the page ask for what it begins with at once, and for the overview, though both wait for their words before they run. */
export function preloadedApp() {
  return {
    name: 'preloaded-app',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return [];
        const entries = [APP, FIRST_PAGE].map((name) => Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(`/${name}`)) ?? missing(name));
        const chunks = new Set(entries.flatMap((entry) => [entry, ...entry.imports.map((file) => bundle[file])]));
        return [...chunks].flatMap((chunk) => [tag('modulepreload', chunk.fileName), ...styles(chunk)]).filter(({ attrs }) => !html.includes(attrs.href));
      },
    },
  };
}

function styles(chunk) {
  return [...chunk.viteMetadata.importedCss].map((file) => tag('preload', file, { as: 'style' }));
}

function tag(rel, file, more = {}) {
  return { tag: 'link', attrs: { rel, ...more, crossorigin: true, href: `/${file}` }, injectTo: 'head' };
}
