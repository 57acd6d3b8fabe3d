/** What a form changed of what it was opened with: the rest stays as somebody else may have made it meanwhile. */
export function changed<B extends object>(before: B, after: B): Partial<B> {
  const parts = Object.keys(after).filter((name) => !sameParts(before, after, [name]));
  return Object.fromEntries(parts.map((name) => [name, after[name as keyof B]])) as Partial<B>;
}

/** Whether these parts are alike in both. */
export function sameParts<B extends object>(one: B, other: B, names: readonly string[]): boolean {
  return names.every((name) => JSON.stringify(one[name as keyof B]) === JSON.stringify(other[name as keyof B]));
}
