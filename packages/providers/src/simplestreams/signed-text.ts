import { ByteQueue } from '../byte-queue.js';
import { ProviderError } from '../provider-error.js';

const BEGIN = Buffer.from('-----BEGIN PGP SIGNED MESSAGE-----');
const END = Buffer.from('-----BEGIN PGP SIGNATURE-----');
const ARMOUR = Buffer.from('-----BEGIN PGP');
const ESCAPE = Buffer.from('- ');
const NEWLINE = 0x0a;
/** Bytes of the lines before the text. */
const MOST_HEADER = 4_096;

/**
 * Reads the text of a clear-signed file as it comes in, without checking the signature. Other files stay as they are.
 * RFC 9580, 7
 */
export class ClearSignedText {
  private state: 'first bytes' | 'plain' | 'header' | 'line start' | 'in line' | 'signature' = 'first bytes';
  /** Bytes that cannot be interpreted yet: the first ones, the header, the beginning of a line. */
  private readonly held = new ByteQueue();

  constructor(private readonly what: string) {}

  /** @throws ProviderError of kind `protocol` when it is signed in an unknown form. */
  *push(chunk: Buffer): Generator<Buffer> {
    if (this.state === 'plain') {
      yield chunk;
      return;
    }
    if (this.state === 'signature') return;
    this.held.add(chunk);
    yield* this.readHeld(false);
  }

  *end(): Generator<Buffer> {
    yield* this.readHeld(true);
    if (this.state !== 'plain' && this.state !== 'signature') throw this.unknown();
  }

  private *readHeld(isLast: boolean): Generator<Buffer> {
    if (this.state === 'first bytes') this.readFirstBytes(isLast);
    if (this.state === 'header') this.skipHeader();
    const text: Buffer[] = [];
    if (this.state === 'plain') text.push(this.held.take(this.held.length));
    while (this.held.length > 0 && this.takeLine(text, isLast));
    if (text.length > 0) yield Buffer.concat(text);
  }

  /** Finds out whether the file is signed, which takes some bytes. */
  private readFirstBytes(isLast: boolean): void {
    const bytes = this.held.bytes();
    const isLikeIt = startsWith(bytes, ARMOUR.subarray(0, bytes.length));
    if (!isLikeIt || (isLast && bytes.length === 0)) this.state = 'plain';
    else if (startsWith(bytes, BEGIN)) this.state = 'header';
    else if (isLast || bytes.length >= BEGIN.length) throw this.unknown();
  }

  /** The header ends with an empty line. */
  private skipHeader(): void {
    const head = this.held.bytes().subarray(0, MOST_HEADER).toString('latin1');
    const end = /\r?\n\r?\n/.exec(head);
    if (end !== null) {
      this.held.take(end.index + end[0].length);
      this.state = 'line start';
    } else if (this.held.length >= MOST_HEADER) throw this.unknown();
  }

  /** Takes the rest of a line, or what is there of it. Returns false when more bytes are needed. */
  private takeLine(text: Buffer[], isLast: boolean): boolean {
    if (this.state === 'line start' && !this.beginLine(isLast)) return false;
    if (this.state !== 'in line') return false;
    const newline = this.held.bytes().indexOf(NEWLINE);
    text.push(this.held.take(newline === -1 ? this.held.length : newline + 1));
    if (newline !== -1) this.state = 'line start';
    return true;
  }

  /** Returns false when more bytes are needed to tell the kind of line. */
  private beginLine(isLast: boolean): boolean {
    const bytes = this.held.bytes();
    if (!isLast && bytes.length < END.length && startsWith(END, bytes)) return false;
    this.state = startsWith(bytes, END) ? 'signature' : 'in line';
    if (startsWith(bytes, ESCAPE)) this.held.take(ESCAPE.length);
    return true;
  }

  private unknown(): ProviderError {
    return new ProviderError('protocol', `${this.what} is signed in an unknown form.`);
  }
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}
