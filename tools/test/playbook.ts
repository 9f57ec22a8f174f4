import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PLAYBOOKS = fileURLToPath(new URL('../clients/ansible/', import.meta.url));
const run = promisify(execFile);

/** What became of one task. */
export interface TaskResult {
  changed: boolean;
  failed: boolean;
  msg?: string;
  /** What resource_info found. */
  resources?: Record<string, unknown>[];
  [key: string]: unknown;
}

/** Whom the modules talk to, and whose cache they use. */
export interface Foreman {
  url: string;
  password: string;
  home: string;
  /** A folder of collections that stand before those of Ansible's package. */
  collections?: string;
}

/** Runs a playbook of tools/clients/ansible; gives each task's result by its name, also when one failed. */
export async function runPlaybook(
  name: string,
  { url, password, home, collections }: Foreman,
  ...options: string[]
): Promise<Map<string, TaskResult>> {
  const environment = {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: home,
    ...(collections !== undefined && { ANSIBLE_COLLECTIONS_PATH: collections }),
    ANSIBLE_STDOUT_CALLBACK: 'json',
    ANSIBLE_PIPELINING: '1',
    ANSIBLE_PYTHON_INTERPRETER: 'auto_silent',
    FOREMAN_SERVER_URL: url,
    FOREMAN_USERNAME: 'admin',
    FOREMAN_PASSWORD: password,
  };
  const words = ['-i', 'localhost,', '-c', 'local', ...options, join(PLAYBOOKS, `${name}.yml`)];
  const { stdout } = await run('ansible-playbook', words, { env: environment, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: Error & { stdout?: string }) => {
      if (!error.stdout?.includes('"plays"')) throw error;
      return { stdout: error.stdout };
    },
  );
  return readResults(stdout);
}

interface Printed {
  plays: {
    tasks: { task: { name: string }; hosts: Record<string, Omit<TaskResult, 'failed'> & { failed?: boolean }> }[];
  }[];
}

// Warnings may stand before the JSON.
function readResults(stdout: string): Map<string, TaskResult> {
  const { plays } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Printed;
  const tasks = plays.flatMap((play) => play.tasks);
  return new Map(tasks.map(({ task, hosts }) => [task.name, { failed: false, changed: false, ...hosts['localhost'] }]));
}
