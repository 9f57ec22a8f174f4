import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { START } from './options.ts';
import { errorCode, Problem, say } from './problem.ts';

const RETRY_MS = 100;

/**
 * Checks that a server can listen on a port before anything is started; finds a free port for 0. With patience it waits
 * for a program that is about to release the port. @throws Problem
 */
export async function ensureFreePort(host: string, port: number, patienceMs = 0): Promise<number> {
  for (let waited = 0; ; waited += RETRY_MS) {
    try {
      return await tryPort(host, port);
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE' || waited >= patienceMs) throw explain(error, host, port);
      await sleep(RETRY_MS);
    }
  }
}

async function tryPort(host: string, port: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address ? address.port : port;
  } finally {
    probe.close();
  }
}

function explain(error: unknown, host: string, port: number): Problem {
  const explanations: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is used by another program. Stop that program, or choose another port: ${START} --port ${port < 65_535 ? port + 1 : 3000}`,
    EACCES: `This user may not listen on port ${port}. Choose a port above 1023: ${START} --port 3000`,
    EADDRNOTAVAIL: `This machine does not have the address ${host}. Set HOST to an address of this machine, or unset it for 127.0.0.1.`,
    ENOTFOUND: `HOST is "${host}", which is not an address of this machine. Set HOST to one that is, or unset it for 127.0.0.1.`,
  };
  const explanation = explanations[errorCode(error)] ?? `Nothing can listen on port ${port} of ${host}: ${say(error)}.`;
  return new Problem(explanation, { cause: error });
}
