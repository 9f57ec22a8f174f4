import type { webcrypto } from 'node:crypto';
import { HPKE_INFO, keyBytes, keyId, suite } from './sealing-keys.js';

/** The place of a secret. It is sealed in, so that a sealed text does not open in another row, column or table. */
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

/** Seals secrets with the public key. It cannot open any secret. */
export class Sealer {
  private constructor(
    private current: SealingKey,
    private readonly reread: (() => string) | undefined,
  ) {}

  /**
   * Creates a sealer. With `reread` it reads the key again from its source, so that a rotation needs no restart.
   * @throws Error when the text is not a public key, since nothing may start without a key.
   */
  static async of(publicKey: string, reread?: () => string): Promise<Sealer> {
    return new Sealer(await sealingKey(publicKey), reread);
  }

  /** Prefix of every text that this sealer's current key has sealed. */
  get prefix(): string {
    return `v1.${this.current.id}.`;
  }

  /** Seals a secret for a place: `v1.<key id>.<encapsulated key>.<ciphertext>`. */
  async seal(place: SecretPlace, secret: string): Promise<string> {
    const { key, id } = await this.present();
    const sender = await suite.createSenderContext({ recipientPublicKey: key, info: HPKE_INFO });
    const ciphertext = await sender.seal(new TextEncoder().encode(secret), placeBytes(place));
    return ['v1', id, text(sender.enc), text(ciphertext)].join('.');
  }

  /** When the key cannot be read, sealing continues with the known one. */
  private async present(): Promise<SealingKey> {
    try {
      const found = this.reread?.() ?? this.current.text;
      if (found !== this.current.text) this.current = await sealingKey(found);
    } catch {
      // Ignored: the next secret tries again, and the worker opens secrets of both keys.
    }
    return this.current;
  }
}

async function sealingKey(publicKey: string): Promise<SealingKey> {
  const bytes = keyBytes('SEALING_PUBLIC_KEY', publicKey);
  return { text: publicKey, key: await suite.kem.deserializePublicKey(bytes), id: keyId(bytes) };
}

/** Returns the bytes that bind a sealed text to its place. */
export function placeBytes(place: SecretPlace): Uint8Array {
  return new TextEncoder().encode(`${place.table}.${place.column}:${place.id}`);
}

function text(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64url');
}
