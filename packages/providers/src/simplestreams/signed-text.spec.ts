import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../provider-error.js';
import { ClearSignedText } from './signed-text.js';

/** Reads a file in pieces of some size. */
function readInPieces(file: string, size: number): string {
  const bytes = Buffer.from(file);
  const text = new ClearSignedText('The file');
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    for (const piece of text.push(bytes.subarray(at, at + size))) pieces.push(Buffer.from(piece));
  }
  return Buffer.concat([...pieces, ...text.end()]).toString();
}

const wrap = (text: string, end = '\n') =>
  ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', text, '-----BEGIN PGP SIGNATURE-----', 'iQIz', ''].join(
    end,
  );
const size = fc.integer({ min: 1, max: 50 });

describe('the text of a file', () => {
  it('is the file itself when it is not signed, in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.constantFrom('', '-', '{}', '------BEGIN')),
        size,
        (file, pieces) => {
          fc.pre(!'-----BEGIN PGP'.startsWith(file) || file === '');
          expect(readInPieces(file, pieces)).toBe(file);
        },
      ),
    );
  });

  it('is what was signed, with the dash escape off its lines, in pieces of any size', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('-', '- ', '-----BEGIN PGP SIGNATURE-----', '-----BEGIN', ' x'));
    fc.assert(
      fc.property(fc.array(line.map((text) => text.replace(/[\r\n]/g, ''))), size, (lines, pieces) => {
        const escaped = lines.map((text) => (text.startsWith('-') ? `- ${text}` : text));
        expect(readInPieces(wrap(escaped.join('\n')), pieces)).toBe(`${lines.join('\n')}\n`);
      }),
    );
  });

  it('may have lines that end with CRLF', () => {
    expect(readInPieces(wrap('{"a":\r\n1}', '\r\n'), 7)).toBe('{"a":\r\n1}\r\n');
  });

  it.each([
    ['without a signature', '-----BEGIN PGP SIGNED MESSAGE-----\n\n{}'],
    ['in another armour', '-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----'],
    ['with half an armour', '-----BEGIN PG'],
    ['with a header without end', `-----BEGIN PGP SIGNED MESSAGE-----\n${'Hash: SHA512\n'.repeat(1_000)}`],
  ])('is refused when it is signed %s', (_what, file) => {
    expect(() => readInPieces(file, 11)).toThrow(ProviderError);
  });
});
