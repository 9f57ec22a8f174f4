import api from '../../apps/api/package.json' with { type: 'json' };
import worker from '../../apps/worker/package.json' with { type: 'json' };

/**
 * The flags of Node for each program, from the `start` script of its package. They limit how much garbage V8 may leave
 * before it collects: 8 MB of new objects instead of 16, and as a share of what is in use 25 % in the API, 100 % in the
 * worker. Long searches and syncs make much and keep little; V8 left alone keeps hundreds of megabytes.
 */
export const PROGRAM_FLAGS = { API: flagsOf(api), worker: flagsOf(worker) };

function flagsOf({ scripts }: { scripts: { start: string } }): string[] {
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
