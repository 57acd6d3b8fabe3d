/** The names of calls that make something and of which nothing was heard: the call may have been carried out all the same. */
const names = new Map<string, string>();

/** What a call is named: what it was before, when the same one is made again because its answer was lost. */
export function nameOf(asked: string): string {
  const name = names.get(asked) ?? fresh();
  names.set(asked, name);
  return name;
}

/** Forgets the name, once it is known what came of the call: the next one like it makes something more. */
export function heardOf(asked: string): void {
  names.delete(asked);
}

/** Where the page did not come by HTTPS, the browser makes no UUIDs. */
function fresh(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
