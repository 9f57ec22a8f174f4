import { type Environment, setting } from '@image-catalog/database';
import { ensureSealingKeys, type SealingKeys } from '@image-catalog/secrets';
import { join } from 'node:path';
import { explainFiles, Problem, say } from './problem.ts';

/** Gives the keys that seal stored passwords: those of the environment, else those of a folder, made at the first start. */
export async function provideKeys(environment: Environment, folder: string): Promise<SealingKeys> {
  const public_key = setting(environment, 'SEALING_PUBLIC_KEY');
  const private_key = setting(environment, 'SEALING_PRIVATE_KEY');
  if (public_key !== undefined && private_key !== undefined) return { public_key, private_key };
  if (public_key !== undefined || private_key !== undefined) {
    throw new Problem(
      'Of SEALING_PUBLIC_KEY and SEALING_PRIVATE_KEY only one is set. Set both, or none to have them made.',
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
