/** Collects the values of a statement while its text is written, so that no value is ever part of the text. */
export class Values {
  readonly list: unknown[] = [];

  /** @param first the number of the first placeholder; 1 but for what becomes a part of a longer statement */
  constructor(private readonly first = 1) {}

  /** The number of the next placeholder. */
  get next(): number {
    return this.first + this.list.length;
  }

  /** Takes a value and gives the placeholder that stands for it. */
  add(value: unknown): string {
    const placeholder = `$${this.next}`;
    this.list.push(value);
    return placeholder;
  }
}
