import type { webcrypto } from 'node:crypto';
import { HPKE_INFO, keyBytes, keyId, publicKeyOf, suite } from './sealing-keys.js';
import { placeBytes, type SecretPlace } from './sealer.js';

/** A sealed text could not be opened: another key's, another place's, or altered. Holds no part of it. */
export class SecretNotOpened extends Error {
  override readonly name = 'SecretNotOpened';
}

/** Version, twelve characters of the key's name, 32 bytes of encapsulated key, at least the 16 bytes of a tag. */
const SEALED = /^v1\.([\w-]{12})\.([\w-]{43})\.([\w-]{22,})$/;

/** Opens sealed secrets with the private key; only the worker has one. */
export class Opener {
  private constructor(
    private readonly key: webcrypto.CryptoKeyPair,
    private readonly ownKeyId: string,
  ) {}

  /** Makes an opener from both texts of a pair. @throws Error when a text is no key or the two are no pair. */
  static async of(keys: { public_key: string; private_key: string }): Promise<Opener> {
    const publicBytes = keyBytes('SEALING_PUBLIC_KEY', keys.public_key);
    const privateBytes = keyBytes('SEALING_PRIVATE_KEY', keys.private_key);
    if (publicKeyOf(keys.private_key) !== Buffer.from(publicBytes).toString('base64url')) {
      throw new Error('SEALING_PUBLIC_KEY and SEALING_PRIVATE_KEY do not belong together');
    }
    const [publicKey, privateKey] = await Promise.all([
      suite.kem.deserializePublicKey(publicBytes),
      suite.kem.deserializePrivateKey(privateBytes),
    ]);
    return new Opener({ publicKey, privateKey }, keyId(publicBytes));
  }

  /** Opens a sealed text of one place. @throws SecretNotOpened */
  async open(place: SecretPlace, sealed: string): Promise<string> {
    const where = `${place.table}.${place.column} of row ${place.id}`;
    const [, key, enc, ciphertext] = SEALED.exec(sealed) ?? [];
    if (!key || !enc || !ciphertext) throw new SecretNotOpened(`${where} is not a sealed secret`);
    if (key !== this.ownKeyId) throw new SecretNotOpened(`${where} was sealed with another key (${key})`);
    try {
      const recipient = await suite.createRecipientContext({
        recipientKey: this.key,
        enc: bytesOf(enc),
        info: HPKE_INFO,
      });
      const bytes = await recipient.open(bytesOf(ciphertext), placeBytes(place));
      return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
    } catch {
      throw new SecretNotOpened(`${where} does not open: it was altered or belongs to another row`);
    }
  }
}

// Buffer ignores what is no base64url; a text that was changed must not open, however little was changed.
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('Not base64url as it was written');
  return bytes;
}
