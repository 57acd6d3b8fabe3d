/** What a form changed of what it was opened with: the rest stays as somebody else may have made it meanwhile. */
export function changed<B extends object>(before: B, after: B): Partial<B> {
  const parts = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof B]));
  return Object.fromEntries(parts) as Partial<B>;
}
