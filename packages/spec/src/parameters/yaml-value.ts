import { isCollection, isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml';

/** The longest text that is read as YAML, in characters: reading it takes time. */
const LONGEST = 16_384;

/**
 * Reads YAML as Ruby's `YAML.safe_load` does, and gives it as JSON text; undefined when it cannot be read. Aliases, dates and
 * objects are refused, as there. Ruby: psych/scalar_scanner.rb, psych/visitors/to_ruby.rb
 */
export function jsonOfYaml(text: string): string | null | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    // Of several documents Ruby reads the first.
    if (document.errors.some(({ code }) => code !== 'MULTIPLE_DOCS')) return undefined;
    return document.contents === null ? null : jsonOf(document.contents);
  } catch {
    return undefined;
  }
}

/** Stands for YAML that Ruby refuses, or that JSON cannot hold. */
class Unreadable extends Error {}

function jsonOf(node: unknown): string {
  if (node === null) return 'null';
  if (isScalar(node)) return scalarOf(node);
  if (isCollection(node) && node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq)$/.test(node.tag))
    throw new Unreadable();
  if (isSeq(node)) return `[${node.items.map(jsonOf).join(',')}]`;
  if (!isMap(node)) throw new Unreadable();
  const entries = entriesOf(node).map(([key, value]) => `${JSON.stringify(key)}:${value}`);
  return `{${entries.join(',')}}`;
}

/** Of equal keys the last counts, and `<<` stands for all keys of its hash. */
function entriesOf({ items }: YAMLMap): [string, string][] {
  const entries = new Map<string, string>();
  for (const { key, value } of items) {
    const isMerged = isScalar(key) && key.type === 'PLAIN' && key.value === '<<' && isMap(value);
    const added: [string, string][] = isMerged ? entriesOf(value) : [[keyOf(key), jsonOf(value)]];
    for (const [name, json] of added) entries.set(name, json);
  }
  return [...entries];
}

/** Ruby writes keys of all kinds as text; nil is the empty one. */
function keyOf(key: unknown): string {
  if (key !== null && !isScalar(key)) throw new Unreadable();
  const json = jsonOf(key);
  if (json === 'null') return '';
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

function scalarOf({ value, type, tag }: Scalar): string {
  const text = typeof value === 'string' ? value : '';
  if (tag === 'tag:yaml.org,2002:str' || (tag === undefined && type !== 'PLAIN')) return JSON.stringify(text);
  if (tag?.startsWith('!ruby/') || tag?.startsWith('tag:yaml.org')) throw new Unreadable();
  return tag === undefined ? plain(text) : JSON.stringify(text);
}

/** Reads a text without quotes: what looks like nothing, a truth value, a number or a symbol is one. */
function plain(text: string): string {
  if (/^(~|null)?$/i.test(text)) return 'null';
  if (/^(yes|true|on)$/i.test(text)) return 'true';
  if (/^(no|false|off)$/i.test(text)) return 'false';
  if (/^\d{4}-\d{1,2}-\d{1,2}([Tt\s]|$)/.test(text) || /^[-+]?\.(inf|nan)$/i.test(text)) throw new Unreadable();
  if (/^:./.test(text)) return JSON.stringify(text.replace(/^:["']?(.*?)["']?$/, '$1'));
  return sexagesimal(text) ?? float(text) ?? integer(text) ?? JSON.stringify(text);
}

function sexagesimal(text: string): string | undefined {
  if (!/^[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}$/.test(text)) return undefined;
  // Ruby counts hours and minutes, also where only minutes and seconds are meant.
  const parts = text.replaceAll(/[_+]/g, '').split(':');
  return String(parts.reduce((sum, part, place) => sum + BigInt(part) * 60n ** BigInt(Math.abs(place - 2)), 0n));
}

function float(text: string): string | undefined {
  if (!/^[-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][+-][0-9]+)?$/.test(text) || /^[-+]?\.$/.test(text)) return undefined;
  const value = Number(text.replaceAll(/[_,]/g, ''));
  if (!Number.isFinite(value)) throw new Unreadable();
  return realJson(value);
}

/** Writes a real number as JSON: also a whole one keeps a fraction. */
export function realJson(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

function integer(text: string): string | undefined {
  const digits = text.replaceAll(/[_,]/g, '').replace(/^\+/, '');
  if (/^[-+]?(0|[1-9]([_,]?[0-9])*)$/.test(text)) return BigInt(digits).toString();
  const [, minus = '', rest = ''] = /^(-?)(0[bBxX]?[0-9a-fA-F]+)$/.exec(digits) ?? [];
  const isBased = /^[-+]?(0b[01_,]+|0[0-7_,]+|0x[0-9a-fA-F_,]+)$/i.test(text);
  if (!isBased || rest === '') return undefined;
  const value = BigInt(/^0[0-7]+$/.test(rest) ? `0o${rest}` : rest);
  return String(minus === '' ? value : -value);
}
