/** A name of the API as people read it: `upstream_unavailable` becomes `Upstream unavailable`. */
export function words(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
