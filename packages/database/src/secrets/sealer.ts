import type { webcrypto } from 'node:crypto';
import { HPKE_INFO, keyBytes, keyId, suite } from './sealing-keys.js';

/** Where a secret stands; sealed into it, so that a sealed text moved to another row, column or table does not open. */
export interface SecretPlace {
  table: string;
  column: string;
  id: number;
}

/** Seals secrets with the public key; cannot open any, its own included. */
export class Sealer {
  private constructor(
    private readonly key: webcrypto.CryptoKey,
    private readonly ownKeyId: string,
  ) {}

  /** Makes a sealer. @throws Error when the text is no public key: without a key nothing may start. */
  static async of(publicKey: string): Promise<Sealer> {
    const bytes = keyBytes('SEALING_PUBLIC_KEY', publicKey);
    return new Sealer(await suite.kem.deserializePublicKey(bytes), keyId(bytes));
  }

  /** Seals a text for one place: `v1.<key>.<encapsulated key>.<ciphertext>`. */
  async seal(place: SecretPlace, secret: string): Promise<string> {
    const sender = await suite.createSenderContext({ recipientPublicKey: this.key, info: HPKE_INFO });
    const ciphertext = await sender.seal(new TextEncoder().encode(secret), placeBytes(place));
    return ['v1', this.ownKeyId, text(sender.enc), text(ciphertext)].join('.');
  }
}

/** Gives the bytes that bind a sealed text to its place. */
export function placeBytes(place: SecretPlace): Uint8Array {
  return new TextEncoder().encode(`${place.table}.${place.column}:${place.id}`);
}

function text(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64url');
}
