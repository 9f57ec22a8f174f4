/** Bytes that mean something between values. */
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENERS: ReadonlySet<number> = new Set([OPEN, 0x5b]);
const CLOSERS: ReadonlySet<number> = new Set([CLOSE, 0x5d]);
const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** How deep the products stand in a file, and what a product holds. */
const PRODUCTS = 2;

/** One product as it stands in the file. */
export interface ProductText {
  name: string;
  json: string;
}

/**
 * Splits a products file, as it comes in, into the texts of its products; returns the rest of it at the end: a document in
 * which `products` is empty. Holds one product at a time. Each text is still to be parsed; together with what is checked
 * here, that accepts what JSON.parse accepts.
 *
 * @throws SyntaxError when what stands between the products is not JSON.
 */
export async function* splitProducts(chunks: AsyncIterable<Buffer>): AsyncGenerator<ProductText, string> {
  const splitter = new Splitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  return splitter.end();
}

class Splitter {
  private readonly rest: Buffer[] = [];
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private isInProducts = false;
  /** What must come next between products. */
  private expected: 'first key' | 'key' | 'colon' | 'value' | 'end of value' = 'first key';
  /** Bytes of the key under way, or null. */
  private key: number[] | null = null;
  /** The last string of the file's own level, and whether its value comes next. */
  private lastKey = '';
  private isValueNext = false;
  private product = '';
  /** What earlier chunks held of the text under way, and where it begins in this one; -1 outside of any. */
  private pieces: Buffer[] = [];
  private start = 0;

  *push(chunk: Buffer): Generator<ProductText> {
    if (this.start !== -1) this.start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.isInString) this.stepInString(byte);
      else if (!this.isInProducts) this.stepInRest(chunk, at, byte);
      else if (this.depth === PRODUCTS) this.stepBetween(at, byte);
      else if (this.stepInProduct(byte)) yield { name: this.product, json: this.take(chunk, at).toString() };
    }
    if (this.start !== -1) this.pieces.push(chunk.subarray(this.start));
  }

  end(): string {
    if (this.isInProducts) throw new SyntaxError('The products do not end');
    return Buffer.concat([...this.rest, ...this.pieces]).toString();
  }

  private stepInString(byte: number): void {
    this.key?.push(byte);
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.closeString();
  }

  private closeString(): void {
    this.isInString = false;
    if (this.key === null) return;
    const key = JSON.parse(Buffer.from(this.key).toString()) as string;
    this.key = null;
    if (this.isInProducts) {
      this.product = key;
      this.expected = 'colon';
    } else this.lastKey = key;
  }

  private openString(isKey: boolean): void {
    this.isInString = true;
    this.key = isKey ? [QUOTE] : null;
  }

  private stepInRest(chunk: Buffer, at: number, byte: number): void {
    if (SPACES.has(byte)) return;
    const isValue = this.isValueNext;
    this.isValueNext = byte === COLON && this.depth === 1;
    if (byte === QUOTE) this.openString(this.depth === 1 && !isValue);
    else if (byte === OPEN && isValue && this.lastKey === 'products') {
      this.rest.push(this.take(chunk, at));
      this.isInProducts = true;
      this.expected = 'first key';
      this.depth = PRODUCTS;
    } else if (OPENERS.has(byte)) this.depth++;
    else if (CLOSERS.has(byte)) this.depth--;
  }

  private stepBetween(at: number, byte: number): void {
    const { expected } = this;
    if (SPACES.has(byte)) return;
    if (byte === QUOTE && (expected === 'first key' || expected === 'key')) this.openString(true);
    else if (byte === COLON && expected === 'colon') this.expected = 'value';
    else if (byte === COMMA && expected === 'end of value') this.expected = 'key';
    else if (byte === OPEN && expected === 'value') {
      this.depth++;
      this.start = at;
    } else if (byte === CLOSE && (expected === 'first key' || expected === 'end of value')) {
      this.isInProducts = false;
      this.depth = 1;
      this.start = at;
    } else throw new SyntaxError('The products are not well formed');
  }

  /** Says whether the product ends here. */
  private stepInProduct(byte: number): boolean {
    if (byte === QUOTE) this.openString(false);
    else if (OPENERS.has(byte)) this.depth++;
    else if (CLOSERS.has(byte)) this.depth--;
    if (this.depth > PRODUCTS) return false;
    this.expected = 'end of value';
    return true;
  }

  /** Takes the text under way, up to and with a byte of this chunk. */
  private take(chunk: Buffer, at: number): Buffer {
    const text = Buffer.concat([...this.pieces, chunk.subarray(this.start, at + 1)]);
    this.pieces = [];
    this.start = -1;
    return text;
  }
}
