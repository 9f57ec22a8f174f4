import type { webcrypto } from 'node:crypto';
import { HPKE_INFO, keyBytes, keyId, privateKeysOf, publicKeyOf, suite } from './sealing-keys.js';
import { placeBytes, type SecretPlace } from './sealer.js';

/** A sealed text could not be opened: it belongs to another key or place, or was altered. The error holds no part of it. */
export class SecretNotOpened extends Error {
  override readonly name = 'SecretNotOpened';
}

/** Version, key id of twelve characters, encapsulated key of 32 bytes, ciphertext with a tag of 16 bytes. */
const SEALED = /^v1\.([\w-]{12})\.([\w-]{43})\.([\w-]{22,})$/;

/** The keys as text; see SealingKeys. */
interface KeyTexts {
  public_key: string;
  private_key: string;
}

/** Opens sealed secrets with the private keys, which only the worker has. */
export class Opener {
  private constructor(
    private keys: ReadonlyMap<string, webcrypto.CryptoKeyPair>,
    private readonly reread: (() => KeyTexts) | undefined,
  ) {}

  /**
   * Creates an opener. With `reread` it reads unknown keys from their source, so that a rotation needs no
   * restart. @throws Error when a text is not a key, or the keys are not a pair.
   */
  static async of(keys: KeyTexts, reread?: () => KeyTexts): Promise<Opener> {
    return new Opener(await pairsOf(keys), reread);
  }

  /** The key ids in the sealed texts that these keys open. */
  get keyNames(): string[] {
    return [...this.keys.keys()];
  }

  /** Opens the sealed text of a place. @throws SecretNotOpened */
  async open(place: SecretPlace, sealed: string): Promise<string> {
    const where = `${place.table}.${place.column} of row ${place.id}`;
    const [, name, enc, ciphertext] = SEALED.exec(sealed) ?? [];
    if (!name || !enc || !ciphertext) throw new SecretNotOpened(`${where} is not a sealed secret`);
    const key = this.keys.get(name) ?? (await this.findKey(name));
    if (key === undefined) throw new SecretNotOpened(`${where} was sealed with another key (${name})`);
    try {
      const recipient = await suite.createRecipientContext({ recipientKey: key, enc: bytesOf(enc), info: HPKE_INFO });
      const bytes = await recipient.open(bytesOf(ciphertext), placeBytes(place));
      return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
    } catch {
      throw new SecretNotOpened(`${where} does not open: it was altered or belongs to another row`);
    }
  }

  /** When keys cannot be read, known keys stay usable. */
  private async findKey(name: string): Promise<webcrypto.CryptoKeyPair | undefined> {
    if (this.reread === undefined) return undefined;
    try {
      this.keys = new Map([...this.keys, ...(await pairsOf(this.reread()))]);
    } catch {
      return undefined;
    }
    return this.keys.get(name);
  }
}

async function pairsOf({ public_key, private_key }: KeyTexts): Promise<Map<string, webcrypto.CryptoKeyPair>> {
  keyBytes('SEALING_PUBLIC_KEY', public_key);
  const texts = privateKeysOf(private_key);
  const pairs = await Promise.all(texts.map(pairOf));
  if (!texts.some((text) => publicKeyOf(text) === public_key))
    throw new Error('SEALING_PUBLIC_KEY and SEALING_PRIVATE_KEY do not belong together');
  return new Map(pairs);
}

async function pairOf(privateKey: string): Promise<[string, webcrypto.CryptoKeyPair]> {
  const privateBytes = keyBytes('SEALING_PRIVATE_KEY', privateKey);
  const publicBytes = keyBytes('SEALING_PUBLIC_KEY', publicKeyOf(privateKey));
  return [
    keyId(publicBytes),
    {
      publicKey: await suite.kem.deserializePublicKey(publicBytes),
      privateKey: await suite.kem.deserializePrivateKey(privateBytes),
    },
  ];
}

// Buffer ignores invalid characters, but an altered text must not open.
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('Not base64url as it was written');
  return bytes;
}
