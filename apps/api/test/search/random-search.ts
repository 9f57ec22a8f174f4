/** Looked up once: jest's globals are slow, and this is called some million times. */
const { imul, floor } = Math;

/** A stream of numbers from 0 up to but not including 1; the same seed gives the same stream (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What unmodified clients send, to be damaged. */
const REAL = [
  'name="MYOS 1",operatingsystem="13"',
  'name="famos",major="1",minor=""',
  'description="a" or title="a"',
  'title~"X"',
  'a == "x" AND b == 1',
  'user_data = true and name ~ c or id = 3',
  'compute_resource = "My CR" and not username ^ (root, admin)',
  'created > "2 days ago" and created <= 2024-10-05',
  'settings.k ~ *x* or has settings.a.b',
];

const OPERATORS = ['=', '!=', '<>', '~', '!~', '<', '>', '<=', '>=', '^', '!^', '==', ' before ', ' after ', ' at '];

const GLUE = [
  ' and ',
  ' or ',
  ' & ',
  ' || ',
  ', ',
  ' ',
  ' not ',
  ' -',
  ' (',
  ') ',
  '!',
  ' has ',
  ' null? ',
  ' set? ',
  '"',
  '\\',
];

/** Values that something on the way to Postgres could stumble over. */
const VALUES = [
  '5',
  '"-7"',
  '007',
  '2147483647',
  '2147483648',
  '"-2147483649"',
  '9223372036854775808',
  'true',
  'false',
  'here',
  'today',
  '"3 weeks ago"',
  '"999999 years ago"',
  '2024-02-30',
  '"2024-10-05 10:30 +0200"',
  '0001-01-01',
  'infinity',
  'NaN',
  '1e5',
  '0x1F',
  '{}',
  '{a,b}',
  '"{NULL}"',
  'NULL',
  '(a, b, "c d")',
  '(1 2 x)',
  '(1 2 3)',
  '*\\',
  '%\\',
  '"*\\\\\\\\"',
  '"\\\\"',
  '%_\\%*',
  "'",
  "''; DROP TABLE images; --",
  '$1',
  '$$x$$',
  ':name',
  '?',
  '/*',
  '\u00E9\u0301',
  '\u{1F98A}',
  '\u202E',
  '\uFFFF',
  '\u0001',
  '\uD800',
  '\0',
  '""',
];

/** Makes texts that are searches more often than not, in three ways: built, damaged and plain noise. */
export class RandomSearches {
  constructor(
    private readonly random: () => number,
    private readonly fields: readonly string[],
  ) {}

  next(): string {
    const kind = this.random();
    if (kind < 0.75) return this.build();
    return kind < 0.9 ? this.damage(this.pick(REAL)) : this.noise(1 + this.below(30));
  }

  private build(): string {
    const terms = Array.from({ length: 1 + this.below(4) }, () => this.term());
    return terms.reduce((text, term) => `${text}${this.pick(this.random() < 0.8 ? GLUE.slice(0, 6) : GLUE)}${term}`);
  }

  private term(): string {
    const kind = this.random();
    if (kind < 0.15) return this.value();
    if (kind < 0.2) return `${this.pick(['has', 'null?', 'set?'])} ${this.pick(this.fields)}`;
    if (kind < 0.25) return `${this.pick(OPERATORS)} ${this.value()}`;
    return `${this.pick(this.fields)} ${this.pick(OPERATORS)} ${this.value()}`;
  }

  private value(): string {
    const kind = this.random();
    if (kind < 0.6) return this.pick(VALUES);
    if (kind < 0.8) return String(this.below(100));
    return JSON.stringify(this.noise(this.below(8)));
  }

  private damage(text: string): string {
    const at = this.below(text.length);
    const length = this.below(4);
    return text.slice(0, at) + this.pick([...GLUE, ...VALUES]) + text.slice(at + length);
  }

  /** Any characters, most of them from the first 256, some from all of Unicode, halves of pairs among them. */
  private noise(length: number): string {
    const codes = Array.from({ length }, () => this.below(this.random() < 0.9 ? 0x100 : 0x1_0000));
    return String.fromCharCode(...codes);
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  private below(limit: number): number {
    return floor(this.random() * limit);
  }
}
