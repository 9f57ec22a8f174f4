import { ValidateBy, type ValidationArguments } from 'class-validator';
import { SentNumber } from '../transformers/sent-number.js';
import { jsonOfYaml, realJson } from './yaml-value.js';

/** The types that a parameter's value may have; the first is the default. Foreman: app/models/concerns/key_type.rb */
export const PARAMETER_TYPES = ['string', 'boolean', 'integer', 'real', 'array', 'hash', 'yaml', 'json'] as const;

/** A value as a client gives it. */
export type GivenValue = string | number | boolean | SentNumber | null;

const TRUE = /^(true|t|yes|y|on|1)$/i;
const FALSE = /^(false|f|no|n|off|0)$/i;
const REAL = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/** How deep a list or hash may be: reading it again takes as many steps down. */
const DEEPEST = 100;

/**
 * Casts a value to its type, and gives it as JSON text, in which no number changes; null when it has none, undefined when it
 * does not fit. Only texts are cast, and templates are left alone. Foreman: app/services/foreman/parameters/caster.rb
 */
export function castParameter(value: GivenValue, type: string): string | null | undefined {
  if (value === null) return null;
  if (value instanceof SentNumber) return Number.isFinite(value.value) ? value.text : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'boolean') return String(value);
  if (/<%.*%>/.test(value)) return JSON.stringify(value);
  switch (type) {
    case '':
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return castBoolean(value);
    case 'integer':
      return castInteger(value);
    case 'real':
      return REAL.test(value) ? castReal(value) : castInteger(value);
    case 'json':
      return value === '' ? null : castJson(value);
    case 'yaml':
      return shallow(jsonOfYaml(value));
    case 'array':
      return ofForm(value, '[');
    case 'hash':
      return ofForm(value, '{');
    default:
      return undefined;
  }
}

/** Requires a value that fits the parameter's type. Foreman: app/models/concerns/key_value_validation.rb */
export function FitsParameterType(): PropertyDecorator {
  return ValidateBy({
    name: 'fitsParameterType',
    validator: {
      validate: (value, args) =>
        value === undefined || castParameter(value as GivenValue, typeBeside(args)) !== undefined,
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

function castBoolean(text: string): string | null | undefined {
  if (text === '') return null;
  if (TRUE.test(text)) return 'true';
  return FALSE.test(text) || text.trim() === '' ? 'false' : undefined;
}

function castInteger(text: string): string | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return BigInt(text).toString();
  if (/^0[0-7]+$/.test(text)) return BigInt(`0o${text}`).toString();
  return /^-?\d+$/.test(text) ? BigInt(text).toString() : undefined;
}

// What no double can hold stays a text: Foreman would lose it.
function castReal(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? realJson(value) : JSON.stringify(text);
}

function castJson(text: string): string | undefined {
  try {
    JSON.parse(text);
    return shallow(text);
  } catch {
    return undefined;
  }
}

/** YAML holds nearly all that JSON does; what it does not read is read as JSON. */
function ofForm(text: string, opening: '[' | '{'): string | undefined {
  const json = castJson(text) ?? shallow(jsonOfYaml(text)) ?? undefined;
  return json?.trimStart().startsWith(opening) ? json : undefined;
}

/** Gives JSON that is not too deep. Nothing within texts counts. */
function shallow<Json extends string | null | undefined>(json: Json): Json | undefined {
  let depth = 0;
  for (const bracket of (json ?? '').replaceAll(/"(?:[^"\\]|\\.)*"/g, '').replaceAll(/[^[\]{}]/g, '')) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST) return undefined;
  }
  return json;
}
