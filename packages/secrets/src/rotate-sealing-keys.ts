import type { SealingKeyFiles } from './sealing-key-files.js';
import { generateSealingKeys, privateKeysOf, publicKeyOf, type SealingKeys } from './sealing-keys.js';
import { readSecret, replaceSecret } from './secret-file.js';

/**
 * Creates a new key pair for sealing. The old private key is kept behind the new one in the same file, so that
 * both open. The private file is written first: nothing may be sealed before it can be opened. A rotation that is
 * in progress, or was interrupted, continues with its pair.
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

/** Deletes every private key but the newest. Secrets sealed with another one can no longer be opened. */
export async function endRotation(files: SealingKeyFiles, { private_key }: SealingKeys): Promise<void> {
  await replaceSecret(files.private_key, privateKeysOf(private_key)[0] ?? '');
}

/** Tells whether the text of a private key file holds old keys. */
export function isUnderWay(privateKey: string): boolean {
  return privateKeysOf(privateKey).length > 1;
}
