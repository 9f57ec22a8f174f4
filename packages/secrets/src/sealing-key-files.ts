import { generateSealingKeys, privateKeysOf, publicKeyOf, type SealingKeys } from './sealing-keys.js';
import { ensureSecret } from './secret-file.js';

/** Where the two keys stand. Only the worker may read the private one. */
export interface SealingKeyFiles {
  public_key: string;
  private_key: string;
}

/**
 * Reads an installation's sealing keys, making them where there are none yet. The public file is made from the private
 * one, so a set-up that was cut off between the two goes on where it stopped.
 * @throws Error when the two files are no pair: what one of them sealed or will seal could not be opened.
 */
export async function ensureSealingKeys(files: SealingKeyFiles): Promise<SealingKeys> {
  const private_key = await ensureSecret(files.private_key, async () => (await generateSealingKeys()).private_key);
  const belonging = privateKeysOf(private_key).map(publicKeyOf);
  const public_key = await ensureSecret(files.public_key, () => belonging[0] ?? '');
  if (belonging.includes(public_key)) return { public_key, private_key };
  throw new Error(
    `${files.public_key} and ${files.private_key} are no pair of keys. Put the files back that belong together; ` +
      'what was sealed with one pair cannot be opened with another',
  );
}
