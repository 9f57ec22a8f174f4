import type { webcrypto } from 'node:crypto';
import { HPKE_INFO, keyBytes, keyId, suite } from './sealing-keys.js';
import { placeBytes, type SecretPlace } from './sealer.js';

/** A sealed text could not be opened: another key's, another place's, or altered. Holds no part of it. */
export class SecretNotOpened extends Error {
  override readonly name = 'SecretNotOpened';
}

/** Opens sealed secrets with the private key; only the worker has one. */
export class Opener {
  private constructor(
    private readonly key: webcrypto.CryptoKeyPair,
    private readonly ownKeyId: string,
  ) {}

  /** Makes an opener from both texts of a pair. @throws Error when a text is no key. */
  static async of(keys: { public_key: string; private_key: string }): Promise<Opener> {
    const publicBytes = keyBytes('SEALING_PUBLIC_KEY', keys.public_key);
    const privateBytes = keyBytes('SEALING_PRIVATE_KEY', keys.private_key);
    const [publicKey, privateKey] = await Promise.all([
      suite.kem.deserializePublicKey(publicBytes),
      suite.kem.deserializePrivateKey(privateBytes),
    ]);
    return new Opener({ publicKey, privateKey }, keyId(publicBytes));
  }

  /** Opens a sealed text of one place. @throws SecretNotOpened */
  async open(place: SecretPlace, sealed: string): Promise<string> {
    const where = `${place.table}.${place.column} of row ${place.id}`;
    const [version, key, enc, ciphertext] = sealed.split('.');
    if (version !== 'v1' || !key || !enc || !ciphertext) throw new SecretNotOpened(`${where} is not a sealed secret`);
    if (key !== this.ownKeyId) throw new SecretNotOpened(`${where} was sealed with another key (${key})`);
    try {
      const recipient = await suite.createRecipientContext({
        recipientKey: this.key,
        enc: Buffer.from(enc, 'base64url'),
        info: HPKE_INFO,
      });
      const bytes = await recipient.open(Buffer.from(ciphertext, 'base64url'), placeBytes(place));
      return new TextDecoder().decode(bytes);
    } catch {
      throw new SecretNotOpened(`${where} does not open: it was altered or belongs to another row`);
    }
  }
}
