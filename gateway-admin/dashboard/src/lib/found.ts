/** The rows whose text has every word that was typed. */
export function found<T>(rows: readonly T[], textOf: (row: T) => string, typed: string): readonly T[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
