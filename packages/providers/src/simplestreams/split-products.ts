import { ByteQueue } from '../byte-queue.js';
import { ProviderError } from '../provider-error.js';

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

/** The depth of products in a file. */
const PRODUCTS = 2;

/** Bytes of one product, of the file without its products, and of a name. Published products have less than one MiB. */
const MOST_PRODUCT = 8 * 2 ** 20;
const MOST_REST = 2 ** 20;
const MOST_KEY = 4_096;
const MOST_PRODUCTS = 1_000_000;

/** The text of one product; valid until the next is read. */
export interface ProductText {
  name: string;
  json: Buffer;
}

/**
 * Splits a products file into the texts of its products as it comes in, with one product in memory at a time. At the end the
 * rest of the file is left: a document in which `products` is empty. The texts must still be parsed; together both steps accept
 * the same files as JSON.parse. A streaming JSON parser in its place takes eight times as long.
 */
export class ProductSplitter {
  private readonly rest = new ByteQueue();
  private readonly product = new ByteQueue();
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private isInProducts = false;
  /** What must come next between products. */
  private expected: 'first key' | 'key' | 'colon' | 'value' | 'end of value' = 'first key';
  /** Bytes of the unfinished key, or null. */
  private key: number[] | null = null;
  /** The last string on the file's own level, and whether its value comes next. */
  private lastKey = '';
  private isValueNext = false;
  private name = '';
  private products = 0;
  /** Where the unfinished text begins in this chunk; -1 outside of any. */
  private start = 0;

  constructor(private readonly what: string) {}

  /** @throws ProviderError of kind `protocol` when what stands between the products is not JSON, `limit` over a bound. */
  *push(chunk: Buffer): Generator<ProductText> {
    if (this.start !== -1) this.start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.isInString) this.stepInString(byte);
      else if (!this.isInProducts) this.stepInRest(chunk, at, byte);
      else if (this.depth === PRODUCTS) this.stepBetween(at, byte);
      else if (this.stepInProduct(byte)) yield { name: this.name, json: this.takeProduct(chunk, at) };
    }
    if (this.start !== -1) this.keep(chunk.subarray(this.start));
  }

  /** Returns the file without its products. @throws ProviderError of kind `protocol` when it is cut off. */
  end(): Buffer {
    if (this.isInProducts) throw this.malformed();
    return this.rest.bytes();
  }

  private stepInString(byte: number): void {
    if (this.key !== null && this.key.push(byte) > MOST_KEY)
      throw this.tooMuch(`a name of more than ${MOST_KEY} bytes`);
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.closeString();
  }

  private closeString(): void {
    this.isInString = false;
    if (this.key === null) return;
    const key = this.readKey(this.key);
    this.key = null;
    if (this.isInProducts) {
      this.name = key;
      this.expected = 'colon';
    } else this.lastKey = key;
  }

  private readKey(bytes: readonly number[]): string {
    try {
      return JSON.parse(Buffer.from(bytes).toString()) as string;
    } catch {
      throw this.malformed();
    }
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
      this.keep(chunk.subarray(this.start, at + 1));
      this.start = -1;
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
      if (++this.products > MOST_PRODUCTS) throw this.tooMuch(`more than ${MOST_PRODUCTS} products`);
    } else if (byte === CLOSE && (expected === 'first key' || expected === 'end of value')) {
      this.isInProducts = false;
      this.depth = 1;
      this.start = at;
    } else throw this.malformed();
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

  /** Keeps a piece of the unfinished text. */
  private keep(piece: Buffer): void {
    const [text, most, what] = this.isInProducts
      ? ([this.product, MOST_PRODUCT, 'a product'] as const)
      : ([this.rest, MOST_REST, 'other content'] as const);
    if (text.length + piece.length > most) throw this.tooMuch(`${what} of more than ${most} bytes`);
    text.add(piece);
  }

  /** Takes the unfinished product, up to and including a byte of this chunk. */
  private takeProduct(chunk: Buffer, at: number): Buffer {
    const last = chunk.subarray(this.start, at + 1);
    this.start = -1;
    if (this.product.length === 0 && last.length <= MOST_PRODUCT) return last;
    this.keep(last);
    return this.product.take(this.product.length);
  }

  private malformed(): ProviderError {
    return new ProviderError('protocol', `${this.what} does not answer with JSON.`);
  }

  private tooMuch(what: string): ProviderError {
    return new ProviderError('limit', `${this.what} has ${what}.`);
  }
}
