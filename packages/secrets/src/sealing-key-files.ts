import { generateSealingKeys, privateKeysOf, publicKeyOf, type SealingKeys } from './sealing-keys.js';
import { ensureSecret } from './secret-file.js';

/** Paths of the two key files. Only the worker may read the private one. */
export interface SealingKeyFiles {
  public_key: string;
  private_key: string;
}

/**
 * Reads the sealing keys of an installation, or creates them. The public key is derived from the private
 * one, so an interrupted set-up can continue.
 * @throws Error when the files are not a pair, since secrets sealed with one could not be opened with the other.
 */
export async function ensureSealingKeys(files: SealingKeyFiles): Promise<SealingKeys> {
  const private_key = await ensureSecret(files.private_key, async () => (await generateSealingKeys()).private_key);
  const belonging = privateKeysOf(private_key).map(publicKeyOf);
  const public_key = await ensureSecret(files.public_key, () => belonging[0] ?? '');
  if (belonging.includes(public_key)) return { public_key, private_key };
  throw new Error(
    `${files.public_key} and ${files.private_key} are not a pair of keys. Restore the two files that belong together; ` +
      'what was sealed with one pair cannot be opened with another',
  );
}
