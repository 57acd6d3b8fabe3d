/** A place in a text: the line, counted from 1, and where the member begins and ends. */
export interface TextPlace {
  line: number;
  from: number;
  to: number;
}

/** Where the members of a JSON text stand, by path: `rules[0].name`. The text must be JSON. */
export function placesIn(text: string): Map<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  let at = 0;
  const space = () => {
    while (at < text.length && /\s/.test(text[at]!)) at++;
  };
  const string = (): string => {
    const from = at++;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    return JSON.parse(text.slice(from, at)) as string;
  };
  const mark = (path: string, from: number) => {
    if (path) places.set(path, { line: text.slice(0, from).split('\n').length, from, to: at });
  };
  const value = (path: string, from: number) => {
    space();
    if (text[at] === '{') members(path);
    else if (text[at] === '[') entries(path);
    else if (text[at] === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text[at]!)) at++;
    mark(path, from);
  };
  const members = (path: string) => {
    at++;
    for (space(); at < text.length && text[at] !== '}'; space()) {
      const from = at;
      const name = string();
      space();
      at++;
      value(path ? `${path}.${name}` : name, from);
      space();
      if (text[at] === ',') at++;
    }
    at++;
  };
  const entries = (path: string) => {
    at++;
    let index = 0;
    for (space(); at < text.length && text[at] !== ']'; space()) {
      value(`${path}[${index++}]`, at);
      space();
      if (text[at] === ',') at++;
    }
    at++;
  };
  value('', 0);
  return places;
}

/** The place of a member or, where it is missing, of what it would be in. */
export function nearestPlace(places: ReadonlyMap<string, TextPlace>, path: string): TextPlace | undefined {
  for (let at = path; at; at = at.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')) {
    const place = places.get(at);
    if (place) return place;
  }
  return undefined;
}
