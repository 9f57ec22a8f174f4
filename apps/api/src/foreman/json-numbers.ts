import { SentNumber } from '@image-catalog/spec';

/** A reviver of `JSON.parse`, which also learns the text of a number. */
export type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/**
 * Finds numbers that may not be written as they were: those with a fraction or an exponent, and long ones. It may also find
 * such a text within a string, which only costs time.
 */
const SUSPICIOUS = /[[:,]\s*-?(?:\d+[.eE]|\d{16})/;

/** Tells whether a JSON text may hold a number that would change on its way into a text. */
export function mayHoldInexactNumbers(json: string): boolean {
  return SUSPICIOUS.test(json);
}

/** Gives a number of a body that keeps its text when JavaScript would change it. */
export function keepNumber(value: number, source: string): number | SentNumber {
  const text = rubyText(source);
  return text === String(value) ? value : new SentNumber(value, text);
}

/** Reads JSON in which no number changes when it is written again. */
export function readExactly(json: string): unknown {
  if (!mayHoldInexactNumbers(`[${json}`)) return JSON.parse(json);
  const keep: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && source !== String(value) ? rawJson(source) : value;
  return JSON.parse(json, keep as never);
}

// TypeScript's library does not know it yet.
const rawJson = (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON;

/** Writes a JSON number as Ruby does: an integer with all its digits, any other as the double nearest to it. */
function rubyText(source: string): string {
  if (!/[.eE]/.test(source)) return source === '-0' ? '0' : source;
  const value = Number(source);
  const size = Math.abs(value);
  if (Object.is(value, -0)) return '-0.0';
  if (value === 0 || (size >= 1e-4 && size < 1e15)) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = '', sign = '', exponent = ''] = value.toExponential().split(/e([+-])/);
  return Number.isFinite(value) ? `${withPoint(digits)}e${sign}${exponent.padStart(2, '0')}` : String(value);
}

function withPoint(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}
