import { setImmediate as otherWork } from 'node:timers/promises';
import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { JSON_BOUNDS } from './bounds.js';
import { ProviderError } from './provider-error.js';
import type { JsonValue } from './provider.js';

/**
 * Up to this size, JSON.parse reads a document in one piece, which takes a few milliseconds. It is eight times as fast as the
 * streaming parser (235 MB/s beside 32).
 */
const AT_ONCE = { bytes: 2 ** 20, values: 100_000 };
const CHUNK = 64 * 1024;

/** Characters before a value. */
const BEGINS = new Uint8Array(256);
for (const character of ',[{:') BEGINS[character.charCodeAt(0)] = 1;

/**
 * Reads a JSON document under bounds. A large one is read piece by piece, with pauses for other work.
 *
 * @throws ProviderError of kind `limit` when it goes over a bound, `protocol` when it is not JSON or not UTF-8.
 */
export async function readJson(body: Uint8Array, source: string): Promise<JsonValue> {
  if (body.byteLength <= AT_ONCE.bytes && countValues(body) <= AT_ONCE.values) return parseAtOnce(body, source);
  const reader = new BoundedReader(source);
  for (let at = 0; at < body.byteLength; at += CHUNK) {
    reader.write(body.subarray(at, at + CHUNK));
    await otherWork();
  }
  return reader.end();
}

/** Counts values, and never too few: characters inside texts count too. */
function countValues(body: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < body.length; at++) count += BEGINS[body[at]!]!;
  return count;
}

function parseAtOnce(body: Uint8Array, source: string): JsonValue {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as JsonValue;
  } catch {
    throw noJson(source);
  }
}

function noJson(source: string): ProviderError {
  return new ProviderError('protocol', `${source} does not answer with JSON.`);
}

class BoundedReader {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly tokenizer = new Tokenizer();
  private readonly parser = new TokenParser({ paths: ['$'] });
  private values = 0;
  private depth = 0;
  private result: { value: JsonValue } | null = null;

  constructor(private readonly source: string) {
    this.tokenizer.onToken = (token) => {
      this.count(token);
      this.parser.write(token);
    };
    this.parser.onValue = ({ value }) => {
      this.result = { value: value as JsonValue };
    };
  }

  write(chunk: Uint8Array): void {
    this.guard(() => {
      this.decoder.decode(chunk, { stream: true });
      this.tokenizer.write(chunk);
    });
  }

  end(): JsonValue {
    this.guard(() => {
      this.decoder.decode();
      if (!this.tokenizer.isEnded) this.tokenizer.end();
    });
    if (this.result === null) throw noJson(this.source);
    return this.result.value;
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw error instanceof ProviderError ? error : noJson(this.source);
    }
  }

  private count({ token, value }: { token: TokenType; value: unknown }): void {
    if (token === TokenType.COMMA || token === TokenType.COLON) return;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      this.depth--;
      return;
    }
    if (++this.values > JSON_BOUNDS.values) throw this.tooMuch(`more than ${JSON_BOUNDS.values} values`);
    if (typeof value === 'string' && value.length > JSON_BOUNDS.text) {
      throw this.tooMuch(`a text of more than ${JSON_BOUNDS.text} characters`);
    }
    if (token !== TokenType.LEFT_BRACE && token !== TokenType.LEFT_BRACKET) return;
    if (++this.depth > JSON_BOUNDS.depth) throw this.tooMuch(`JSON that is more than ${JSON_BOUNDS.depth} levels deep`);
  }

  private tooMuch(what: string): ProviderError {
    return new ProviderError('limit', `${this.source} answers with ${what}.`);
  }
}
