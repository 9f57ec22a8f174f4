import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const CALLERS = fileURLToPath(new URL('../start/callers.ts', import.meta.url));

let folder: string;
let pids: number[];

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'callers-spec-')));
  pids = [];
  await writeFile(
    join(folder, 'start.mjs'),
    `const { watchCallers } = await import(${JSON.stringify(CALLERS)});
     watchCallers(() => { console.log('gone'); process.exit(); });
     console.log('ready ' + process.pid);
     setTimeout(() => console.log('patient'), 3_000);
     setTimeout(() => process.exit(), 60_000);`,
  );
  // As npm does: it runs a shell that runs the next program, and hands no signal on.
  for (const [name, next] of [
    ['npx.mjs', 'pnpm.mjs'],
    ['pnpm.mjs', 'start.mjs'],
    ['person.mjs', 'npx.mjs'],
  ])
    await writeFile(
      join(folder, name ?? ''),
      `const { spawn } = await import('node:child_process');
       console.log('${name} ' + process.pid);
       spawn('sh', ['-c', '"${process.execPath}" ${join(folder, next ?? '')}; true'], { stdio: 'inherit' });
       setTimeout(() => process.exit(), 60_000);`,
    );
});

afterEach(async () => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already, as most of the tests want it.
    }
  }
  await rm(folder, { recursive: true, force: true });
});

// Only Linux shows who called.
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux('a program that npx started', () => {
  it.each(['npx.mjs', 'pnpm.mjs'])('notices that %s is gone', async (killed) => {
    const { output, pidOf } = await run();

    process.kill(pidOf(killed), 'SIGTERM');

    await output.says(/gone/);
    expect(output.text()).toMatch(/gone\n$/);
  });

  it('does not mind that what called them is gone', async () => {
    const { output, pidOf } = await run();

    process.kill(pidOf('person.mjs'), 'SIGTERM');

    await output.says(/patient/);
    expect(output.text()).not.toContain('gone');
  });
});

async function run() {
  const child = spawn(process.execPath, [join(folder, 'person.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
  const output = {
    text: () => text,
    says: async (pattern: RegExp) => {
      while (!pattern.test(text)) await sleep(50);
    },
  };
  await once(child, 'spawn');
  await output.says(/ready \d+/);
  const pidOf = (name: string) => Number(new RegExp(`${name} (\\d+)`).exec(text)?.[1]);
  pids = ['person.mjs', 'npx.mjs', 'pnpm.mjs', 'ready'].map(pidOf);
  return { output, pidOf };
}
