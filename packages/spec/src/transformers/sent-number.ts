/**
 * A number whose text is another one than JavaScript would write, such as `3.0` or `9223372036854775807`. Where a number is
 * wanted it counts as one, where a text is wanted its text counts.
 */
export class SentNumber {
  constructor(
    readonly value: number,
    readonly text: string,
  ) {}

  toString(): string {
    return this.text;
  }

  toJSON(): number {
    return this.value;
  }
}
