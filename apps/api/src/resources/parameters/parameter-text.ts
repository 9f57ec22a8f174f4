/** Gives the value of a parameter as a search and an audit tell it: a text as it is, anything else as JSON. */
export function textOf(json: string | null): string | null {
  return json?.startsWith('"') ? (JSON.parse(json) as string) : json;
}
