/** A choice in an address that is there, or is not. */
export function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

/** Only addresses of this console may follow a login. */
export function inside(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined;
}
