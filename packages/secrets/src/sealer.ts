import type { webcrypto } from 'node:crypto';
import { HPKE_INFO, keyBytes, keyId, suite } from './sealing-keys.js';

/** Where a secret stands; sealed into it, so that a sealed text moved to another row, column or table does not open. */
export interface SecretPlace {
  table: string;
  column: string;
  id: number;
}

interface SealingKey {
  text: string;
  key: webcrypto.CryptoKey;
  id: string;
}

/** Seals secrets with the public key; cannot open any, its own included. */
export class Sealer {
  private constructor(
    private current: SealingKey,
    private readonly reread: (() => string) | undefined,
  ) {}

  /**
   * Makes a sealer. With `reread` it follows the key to where it is kept, so that a rotation needs no restart.
   * @throws Error when the text is no public key: without a key nothing may start.
   */
  static async of(publicKey: string, reread?: () => string): Promise<Sealer> {
    return new Sealer(await sealingKey(publicKey), reread);
  }

  /** What every text begins with that this sealer's present key has sealed. */
  get prefix(): string {
    return `v1.${this.current.id}.`;
  }

  /** Seals a text for one place: `v1.<key>.<encapsulated key>.<ciphertext>`. */
  async seal(place: SecretPlace, secret: string): Promise<string> {
    const { key, id } = await this.present();
    const sender = await suite.createSenderContext({ recipientPublicKey: key, info: HPKE_INFO });
    const ciphertext = await sender.seal(new TextEncoder().encode(secret), placeBytes(place));
    return ['v1', id, text(sender.enc), text(ciphertext)].join('.');
  }

  /** A key that cannot be read at this moment is no reason to stop sealing with the one that is known. */
  private async present(): Promise<SealingKey> {
    try {
      const found = this.reread?.() ?? this.current.text;
      if (found !== this.current.text) this.current = await sealingKey(found);
    } catch {
      // Nothing to tell: the next secret tries again, and the worker opens what either key has sealed.
    }
    return this.current;
  }
}

async function sealingKey(publicKey: string): Promise<SealingKey> {
  const bytes = keyBytes('SEALING_PUBLIC_KEY', publicKey);
  return { text: publicKey, key: await suite.kem.deserializePublicKey(bytes), id: keyId(bytes) };
}

/** Gives the bytes that bind a sealed text to its place. */
export function placeBytes(place: SecretPlace): Uint8Array {
  return new TextEncoder().encode(`${place.table}.${place.column}:${place.id}`);
}

function text(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64url');
}
