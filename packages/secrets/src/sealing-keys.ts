import { CipherSuite, Aes256Gcm, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';

/** HPKE (RFC 9180) in base mode: whoever has the public key seals, only the private key opens. */
export const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** What both ends of HPKE agree on; a new format of secrets gets a new text. */
export const HPKE_INFO = new TextEncoder().encode('image-catalog/secret/v1');

/** A pair of keys as text: base64url of 32 bytes each. While keys are rotated, older private keys follow the newest, one a line. */
export interface SealingKeys {
  public_key: string;
  private_key: string;
}

/** Makes a new pair of keys, for the first start of an installation. */
export async function generateSealingKeys(): Promise<SealingKeys> {
  const pair = await suite.kem.generateKeyPair();
  const [publicKey, privateKey] = await Promise.all([
    suite.kem.serializePublicKey(pair.publicKey),
    suite.kem.serializePrivateKey(pair.privateKey),
  ]);
  return { public_key: toText(publicKey), private_key: toText(privateKey) };
}

/** Gives the private keys of a text, the newest first. */
export function privateKeysOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The ASN.1 that stands before the 32 bytes of an X25519 private key in PKCS #8. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Computes the public key that belongs to a private one. @throws Error when the text is no key. */
export function publicKeyOf(privateKey: string): string {
  const bytes = Buffer.from(keyBytes('SEALING_PRIVATE_KEY', privateKey));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytes]), format: 'der', type: 'pkcs8' });
  // The public key's own ASN.1 ends with its 32 bytes.
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
}

/** Reads a key's text. @throws Error that names the setting, never the key, when it is not 32 bytes of base64url. */
export function keyBytes(setting: string, text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 32) throw new Error(`${setting} must be 32 bytes in base64url`);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/** Names a public key in twelve characters, so that a sealed text says which key opens it. */
export function keyId(publicKey: ArrayBuffer): string {
  return createHash('sha256').update(new Uint8Array(publicKey)).digest('base64url').slice(0, 12);
}

/** Names the public keys of a private file's text, as sealed texts name them. @throws Error when the text is no key. */
export function keyNames(privateKey: string): string[] {
  return privateKeysOf(privateKey).map((text) => keyId(keyBytes('SEALING_PRIVATE_KEY', publicKeyOf(text))));
}

function toText(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64url');
}
