/** Collects the values of a statement while its text is written, so that no value is ever part of the text. */
export class Values {
  readonly list: unknown[] = [];

  /** Takes a value and gives its placeholder, such as `$3`. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
