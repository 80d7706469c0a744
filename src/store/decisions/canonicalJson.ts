export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** JSON in one spelling only: no spaces, names sorted by their UTF-16 units; so equal values have equal text and hash. */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`not a JSON number: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A value that came from outside, as plain JSON: what has no place in JSON is left out, as `JSON.stringify` does. */
export function plainJson(value: unknown): JsonValue {
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? JSON.parse(text) as JsonValue : null;
}
