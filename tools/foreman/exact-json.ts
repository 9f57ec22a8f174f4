/* JSON whose numbers stay as they were written: 1e3, 3.0, -0.0 and 9223372036854775807 are told apart. */

/** A number that JavaScript would write in another way. `JSON.stringify` writes it as it was read. */
export interface RawNumber {
  readonly rawJSON: string;
}

// Not yet in TypeScript's own library.
const exact = JSON as unknown as {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): RawNumber;
  isRawJSON(value: unknown): value is RawNumber;
};

/** Reads JSON without changing a number. @throws SyntaxError */
export function parseExactly(text: string): unknown {
  return exact.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? exact.rawJSON(source) : value,
  );
}

/** Whether a value is a number that JavaScript would write in another way. */
export function isRawNumber(value: unknown): value is RawNumber {
  return exact.isRawJSON(value);
}

/** Whether a value was written as an integer, however large. */
export function isInteger(value: unknown): boolean {
  return isRawNumber(value) ? /^-?\d+$/.test(value.rawJSON) : Number.isInteger(value);
}
