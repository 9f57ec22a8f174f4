import { type Environment, setting } from '@image-catalog/database';
import { ensureSealingKeys, type SealingKeys } from '@image-catalog/secrets';
import { join } from 'node:path';
import { explainFiles, Problem, say } from './problem.ts';

/** Returns the sealing keys: from the environment, or else from a folder, where the first start creates them. */
export async function provideKeys(environment: Environment, folder: string): Promise<SealingKeys> {
  const public_key = setting(environment, 'SEALING_PUBLIC_KEY');
  const private_key = setting(environment, 'SEALING_PRIVATE_KEY');
  if (public_key !== undefined && private_key !== undefined) return { public_key, private_key };
  if (public_key !== undefined || private_key !== undefined) {
    throw new Problem(
      'Only one of SEALING_PUBLIC_KEY and SEALING_PRIVATE_KEY is set. Set both, or neither to have them created.',
    );
  }
  const files = { public_key: join(folder, 'sealing_public_key'), private_key: join(folder, 'sealing_private_key') };
  try {
    return await ensureSealingKeys(files);
  } catch (error) {
    const explained = explainFiles(error, folder);
    throw explained instanceof Problem ? explained : new Problem(say(error), { cause: error });
  }
}
