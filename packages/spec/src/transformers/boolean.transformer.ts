import { SentNumber } from './sent-number.js';

const FALSE = new Set<unknown>([false, 0, '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF']);
const TRUE_OF_CONSOLE = new Set<unknown>([true, 'true', 1, '1']);

/**
 * Casts a value to a boolean as Rails does: the values of a short list are false, blank is null, everything else is true
 * (so `"no"` is true). Lists and objects are ignored. Rails: active_model/type/boolean.rb
 */
export function toBoolean(value: unknown): boolean | null | undefined {
  if (value === null || value === '') return null;
  // Of numbers only the integer 0 is false, not 0.0.
  if (value instanceof SentNumber) return true;
  if (typeof value === 'object' || value === undefined) return undefined;
  return !FALSE.has(value);
}

/**
 * Reads set_console_password, where only four spellings are true. Lists and objects are ignored.
 * Foreman: compute_resource_console_common.rb
 */
export function toConsoleFlag(value: unknown): boolean | undefined {
  const plain = value instanceof SentNumber ? value.value : value;
  if (plain === undefined || (typeof plain === 'object' && plain !== null)) return undefined;
  return TRUE_OF_CONSOLE.has(plain);
}
