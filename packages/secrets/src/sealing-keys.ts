import { CipherSuite, Aes256Gcm, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';

/** HPKE (RFC 9180) in base mode: the public key seals, only the private key opens. */
export const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** HPKE's info parameter. A new format of secrets needs a new text. */
export const HPKE_INFO = new TextEncoder().encode('image-catalog/secret/v1');

/** A key pair as text: base64url of 32 bytes each. During a rotation, older private keys follow the newest, one per line. */
export interface SealingKeys {
  public_key: string;
  private_key: string;
}

/** Creates a key pair, for the first start of an installation. */
export async function generateSealingKeys(): Promise<SealingKeys> {
  const pair = await suite.kem.generateKeyPair();
  const [publicKey, privateKey] = await Promise.all([
    suite.kem.serializePublicKey(pair.publicKey),
    suite.kem.serializePrivateKey(pair.privateKey),
  ]);
  return { public_key: toText(publicKey), private_key: toText(privateKey) };
}

/** Returns the private keys of a text, the newest first. */
export function privateKeysOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The ASN.1 header before the 32 bytes of an X25519 private key in PKCS #8. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Derives the public key from a private key. @throws Error when the text is not a key. */
export function publicKeyOf(privateKey: string): string {
  const bytes = Buffer.from(keyBytes('SEALING_PRIVATE_KEY', privateKey));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytes]), format: 'der', type: 'pkcs8' });
  // The ASN.1 of the public key ends with its 32 bytes.
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
}

/** Decodes a key. @throws Error with the name of the setting, never the key, when it is not 32 bytes of base64url. */
export function keyBytes(setting: string, text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 32) throw new Error(`${setting} must be 32 bytes in base64url`);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/** Returns the id of a public key in twelve characters, so that a sealed text says which key opens it. */
export function keyId(publicKey: ArrayBuffer): string {
  return createHash('sha256').update(new Uint8Array(publicKey)).digest('base64url').slice(0, 12);
}

/** Returns the key ids of a private key file's text. @throws Error when the text is not a key. */
export function keyNames(privateKey: string): string[] {
  return privateKeysOf(privateKey).map((text) => keyId(keyBytes('SEALING_PRIVATE_KEY', publicKeyOf(text))));
}

function toText(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64url');
}
