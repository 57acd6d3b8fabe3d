// Messages as a build needs them: compiled, each language by itself.
import { readFileSync } from 'node:fs';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

const CATALOGUE = /\/messages\/zh\/\w+\.json\?(en|zh)$/;

/** A catalogue is a file of English messages and their Chinese; `?en` gives those that have values, `?zh` all. */
export function messages() {
  return {
    name: 'messages',
    enforce: 'pre',
    load(id) {
      const language = CATALOGUE.exec(id.replaceAll('\\', '/'))?.[1];
      if (!language) return null;
      const file = id.slice(0, id.lastIndexOf('?'));
      this.addWatchFile(file);
      return { code: `export default ${JSON.stringify(compiled(JSON.parse(readFileSync(file, 'utf8')), language))};`, moduleType: 'js' };
    },
  };
}

function compiled(catalogue, language) {
  const entries = Object.entries(catalogue);
  const told = language === 'en' ? entries.filter(([english]) => english.includes('{')).map(([english]) => [english, english]) : entries;
  return Object.fromEntries(told.map(([english, message]) => [english, compileMessageOrThrow(message)]));
}
