/** Something that the palette can go to or do. */
export interface PaletteItem {
  id: string;
  label: string;
  /** What kind of thing it is, shown beside it. */
  kind: string;
  /** Other words that find it. */
  words?: string;
}

const MOST = 40;

/** What matches every word that was typed, those that begin with it first. */
export function matching<T extends PaletteItem>(items: readonly T[], typed: string): T[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const text = ({ label, kind, words = '' }: T) => `${label} ${kind} ${words}`.toLowerCase();
  return items
    .filter((item) => wanted.every((word) => text(item).includes(word)))
    .map((item, at) => ({ item, at, rank: rankOf(item.label.toLowerCase(), wanted.join(' ')) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, MOST)
    .map(({ item }) => item);
}

function rankOf(label: string, typed: string): number {
  if (label.startsWith(typed)) return 0;
  return label.includes(` ${typed}`) ? 1 : 2;
}
