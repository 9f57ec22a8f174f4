import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inspect } from 'node:util';
import { Opener, SecretNotOpened } from './opener.js';
import { Sealer, type SecretPlace } from './sealer.js';
import { generateSealingKeys, publicKeyOf, type SealingKeys } from './sealing-keys.js';

const HERE: SecretPlace = { table: 'images', column: 'password', id: 7 };
const SECRET = 'correct horse battery staple';

let keys: SealingKeys;
let sealer: Sealer;
let opener: Opener;

beforeAll(async () => {
  keys = await generateSealingKeys();
  sealer = await Sealer.of(keys.public_key);
  opener = await Opener.of(keys);
});

/** Gives what opening throws. */
async function failure(place: SecretPlace, sealed: string, by: Opener = opener): Promise<SecretNotOpened> {
  try {
    await by.open(place, sealed);
  } catch (error) {
    return error as SecretNotOpened;
  }
  throw new Error('It opened');
}

describe('a sealed secret', () => {
  it('opens to the text that was sealed, whatever the text and the place', async () => {
    const anyPlace = fc.record({
      table: fc.constantFrom('images', 'compute_resources'),
      column: fc.constantFrom('password', 'token'),
      id: fc.integer({ min: 1, max: 2_147_483_647 }),
    });
    const anySecret = fc.string({ unit: 'binary', maxLength: 2000 });

    const property = fc.asyncProperty(anyPlace, anySecret, async (place, secret) => {
      const sealed = await sealer.seal(place, secret);
      return (await opener.open(place, sealed)) === secret;
    });

    await fc.assert(property);
  });

  it.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['a byte order mark at its start', '\ufeffsecret'],
    ['a line end', 'secret\r\n'],
    ['a NUL', '\0'],
    ['65,535 characters of four bytes', '\u{1f511}'.repeat(65_535)],
  ])('may hold %s', async (_what, secret) => {
    const sealed = await sealer.seal(HERE, secret);

    expect(await opener.open(HERE, sealed)).toBe(secret);
  });

  it('says its version and the name of its key, and neither the secret nor that two are equal', async () => {
    const [one, other] = [await sealer.seal(HERE, SECRET), await sealer.seal(HERE, SECRET)];

    expect(one).toMatch(/^v1\.[\w-]{12}\.[\w-]{43}\.[\w-]{59}$/);
    expect(one).not.toBe(other);
    expect(one.split('.')[1]).toBe(other.split('.')[1]);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('horse');
  });

  it.each([
    ['another row', { id: 8 }],
    ['another column', { column: 'token' }],
    ['another table', { table: 'compute_resources' }],
  ])('does not open in %s', async (_what, elsewhere) => {
    const sealed = await sealer.seal(HERE, SECRET);

    const error = await failure({ ...HERE, ...elsewhere }, sealed);

    expect(error).toBeInstanceOf(SecretNotOpened);
    expect(error.message).toMatch(/^\w+\.\w+ of row \d+ does not open: it was altered or belongs to another row$/);
  });

  it('does not open when any character of it is changed, added or taken away', async () => {
    const sealed = await sealer.seal(HERE, SECRET);
    const anyChange = fc.record({
      at: fc.nat({ max: sealed.length }),
      remove: fc.nat({ max: 1 }),
      insert: fc.constantFrom('', 'A', 'B', 'C', 'w', '_', '=', '.', ' ', '\n', '+', '\u00e9'),
    });

    const property = fc.asyncProperty(anyChange, async ({ at, remove, insert }) => {
      const altered = sealed.slice(0, at) + insert + sealed.slice(at + remove);
      fc.pre(altered !== sealed);
      return (await failure(HERE, altered)) instanceof SecretNotOpened;
    });

    await fc.assert(property, { numRuns: 500 });
  });

  it('does not open with parts of two put together', async () => {
    const [one, other] = [await sealer.seal(HERE, 'one'), await sealer.seal(HERE, 'other')];

    const mixed = [...one.split('.').slice(0, 3), other.split('.')[3]].join('.');

    expect(await failure(HERE, mixed)).toBeInstanceOf(SecretNotOpened);
  });

  it('does not open with another key, and says so', async () => {
    const sealed = await sealer.seal(HERE, SECRET);
    const stranger = await Opener.of(await generateSealingKeys());

    const error = await failure(HERE, sealed, stranger);

    expect(error).toBeInstanceOf(SecretNotOpened);
    expect(error.message).toBe(`images.password of row 7 was sealed with another key (${sealed.split('.')[1]})`);
  });

  it.each(['', 'secret', 'v1.secret.in.clear', 'v2.aaaaaaaaaaaa.a.a', '{"password":"secret"}'])(
    'is not %j, which no error repeats',
    async (text) => {
      const error = await failure(HERE, text);

      expect(error).toBeInstanceOf(SecretNotOpened);
      expect(error.message).toBe('images.password of row 7 is not a sealed secret');
    },
  );

  it('leaves no trace of secret or key in an error, however it is printed', async () => {
    const sealed = await sealer.seal(HERE, SECRET);

    const altered = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'Q' : 'A');

    const errors = [await failure({ ...HERE, id: 8 }, sealed), await failure(HERE, altered)];

    const printed = inspect(errors, { depth: 9, showHidden: true });
    for (const trace of ['horse', keys.private_key, sealed.split('.')[3] ?? '']) expect(printed).not.toContain(trace);
  });
});

describe('the two ends', () => {
  it('are apart: what seals has only the public key and cannot open', () => {
    const owned = Object.values(sealer).flatMap((value: object | undefined) => Object.values(value ?? {}));
    const types = owned.flatMap((value) => (value instanceof CryptoKey ? [value.type] : []));

    expect(types).toEqual(['public']);
    expect(owned).not.toContain(keys.private_key);
    expect('open' in sealer).toBe(false);
  });

  it('name one key', () => {
    expect(publicKeyOf(keys.private_key)).toBe(keys.public_key);
  });

  it('never print the private key', () => {
    const printed = inspect(opener, { depth: 9, showHidden: true });

    expect(printed).not.toContain(keys.private_key);
  });

  it('refuse keys that do not belong together', async () => {
    const { private_key } = await generateSealingKeys();

    const made = Opener.of({ public_key: keys.public_key, private_key });

    await expect(made).rejects.toThrow('SEALING_PUBLIC_KEY and SEALING_PRIVATE_KEY do not belong together');
  });

  it.each([
    ['nothing', ''],
    ['a word', 'changeme'],
    ['31 bytes', Buffer.alloc(31, 1).toString('base64url')],
    ['33 bytes', Buffer.alloc(33, 1).toString('base64url')],
    ['32 bytes in hexadecimal', Buffer.alloc(32, 1).toString('hex')],
  ])('refuse %s for a key, and do not repeat it', async (_what, text) => {
    const attempts = [
      Sealer.of(text),
      Opener.of({ ...keys, public_key: text }),
      Opener.of({ ...keys, private_key: text }),
    ];

    const messages = (await Promise.allSettled(attempts)).map((result) =>
      result.status === 'rejected' ? (result.reason as Error).message : 'made',
    );

    expect(messages).toEqual([
      'SEALING_PUBLIC_KEY must be 32 bytes in base64url',
      'SEALING_PUBLIC_KEY must be 32 bytes in base64url',
      'SEALING_PRIVATE_KEY must be 32 bytes in base64url',
    ]);
  });
});
