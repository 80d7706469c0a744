/** A string, or a mark that opens, closes or separates; whatever else valid JSON holds says nothing about its keys. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\n/gsu;

export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
  readonly firstLine: number;
}

/** The first name that one object of a valid JSON text gives twice; undefined where each is given once. */
export function repeatedKey(text: string): RepeatedKey | undefined {
  /** The names of each object that is open, with their lines; null for a list. */
  const open: (Map<string, number> | null)[] = [];
  let line = 1;
  let isName = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const names = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') {
      open.push(token === '{' ? new Map() : null);
      isName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isName = false;
    } else if (token === ',') isName = names instanceof Map;
    else if (token === ':') isName = false;
    else if (isName && names instanceof Map) {
      const key = String(JSON.parse(token));
      const firstLine = names.get(key);
      if (firstLine !== undefined) return { key, line, firstLine };
      names.set(key, line);
    }
  }
  return undefined;
}
