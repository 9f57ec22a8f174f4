import { ValidateBy, type ValidationArguments } from 'class-validator';

/** The value of a parameter's text, read as its type. */
export interface ParameterValue {
  value: unknown;
}

const TRUE = /^(true|t|yes|y|on|1)$/i;
const FALSE = /^(false|f|no|n|off|0)$/i;
const REAL = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Reads the stored text of a parameter as its type; undefined when the text does not fit the type. Templates are left
 * alone. So is YAML, which Foreman accepts when a list or hash is not JSON. Foreman: app/services/foreman/parameters/caster.rb
 */
export function readParameterValue(text: string, type: string): ParameterValue | undefined {
  if (text.includes('<%')) return { value: text };
  switch (type) {
    case 'boolean':
      return readBoolean(text);
    case 'integer':
      return readInteger(text);
    case 'real':
      return REAL.test(text) ? exact(Number(text), text) : readInteger(text);
    case 'array':
      return readJson(text, Array.isArray, { value: text });
    case 'hash':
      return readJson(text, isHash, { value: text });
    case 'json':
      return text === '' ? { value: null } : readJson(text, () => true, undefined);
    default:
      return { value: text };
  }
}

/** Requires a value that fits the parameter's type. Foreman: app/models/concerns/key_value_validation.rb */
export function FitsParameterType(): PropertyDecorator {
  return ValidateBy({
    name: 'fitsParameterType',
    validator: {
      validate: (value, args) => typeof value !== 'string' || readParameterValue(value, typeBeside(args)) !== undefined,
      defaultMessage: (args) => misfit(typeBeside(args)),
    },
  });
}

/** The message for a value that does not fit its type. */
export function misfit(type: string): string {
  return `is invalid ${type}`;
}

function typeBeside(args: ValidationArguments | undefined): string {
  const { parameter_type: type } = (args?.object ?? {}) as { parameter_type?: unknown };
  return typeof type === 'string' ? type : '';
}

function readBoolean(text: string): ParameterValue | undefined {
  if (text === '') return { value: null };
  if (TRUE.test(text)) return { value: true };
  return FALSE.test(text) || text.trim() === '' ? { value: false } : undefined;
}

function readInteger(text: string): ParameterValue | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return exact(Number.parseInt(text, 16), text);
  if (/^0[0-7]+$/.test(text)) return exact(Number.parseInt(text, 8), text);
  return /^-?\d+$/.test(text) ? exact(Number(text), text) : undefined;
}

// A number that a double cannot hold exactly stays text, since JSON would change it.
function exact(value: number, text: string): ParameterValue {
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return { value: isExact ? value : text };
}

function readJson(
  text: string,
  fits: (value: unknown) => boolean,
  otherwise: ParameterValue | undefined,
): ParameterValue | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return fits(value) ? { value } : undefined;
  } catch {
    return otherwise;
  }
}

function isHash(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
