import type { SealingKeyFiles } from './sealing-key-files.js';
import { generateSealingKeys, privateKeysOf, publicKeyOf, type SealingKeys } from './sealing-keys.js';
import { readSecret, replaceSecret } from './secret-file.js';

/**
 * Makes a new pair of keys the one that seals, and keeps the old private key behind the new one in the same file, so that
 * both open. The private file comes first: nothing may be sealed before it can be opened. A rotation that is under way,
 * or was cut off, goes on with the pair that it made.
 * @throws Error when there is no key to rotate.
 */
export async function beginRotation(files: SealingKeyFiles): Promise<SealingKeys> {
  const known = await readSecret(files.private_key);
  if (known === undefined)
    throw new Error(
      `${files.private_key} does not exist, so there is nothing to rotate. "keys make" makes a first pair`,
    );
  const private_key = isUnderWay(known) ? known : `${(await generateSealingKeys()).private_key}\n${known}`;
  if (private_key !== known) await replaceSecret(files.private_key, private_key);
  const public_key = publicKeyOf(privateKeysOf(private_key)[0] ?? '');
  if ((await readSecret(files.public_key)) !== public_key) await replaceSecret(files.public_key, public_key);
  return { public_key, private_key };
}

/** Lets go of every private key but the newest. What another one sealed cannot be opened after it. */
export async function endRotation(files: SealingKeyFiles, { private_key }: SealingKeys): Promise<void> {
  await replaceSecret(files.private_key, privateKeysOf(private_key)[0] ?? '');
}

/** Tells whether a private file's text holds keys that a rotation has not let go of. */
export function isUnderWay(privateKey: string): boolean {
  return privateKeysOf(privateKey).length > 1;
}
