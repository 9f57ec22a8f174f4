import { readdirSync, readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';

/** Megabytes that a process and a PostgreSQL keep for themselves. */
export interface Memory {
  api: number;
  postgres: number;
}

/** Watches how much memory the API and all processes of its PostgreSQL take, once a second. Linux only. */
export class MemoryWatch {
  readonly peak: Memory = { api: 0, postgres: 0 };
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly api: number,
    private readonly postmaster: number,
    readonly before: Memory,
  ) {
    this.timer = setInterval(() => this.sample(), 1_000);
  }

  /** Begins with what they take now. */
  static async start(api: number, database: DataSource): Promise<MemoryWatch> {
    const [{ pid }] = await database.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
    const postmaster = fieldOf(pid, 'status', 'PPid');
    return new MemoryWatch(api, postmaster, { api: residentOf(api), postgres: postgresOf(postmaster) });
  }

  /** Ends the watch; gives by how much each grew at most. */
  stop(): Memory {
    clearInterval(this.timer);
    this.sample();
    return { api: this.peak.api - this.before.api, postgres: this.peak.postgres - this.before.postgres };
  }

  private sample(): void {
    this.peak.api = Math.max(this.peak.api, residentOf(this.api));
    this.peak.postgres = Math.max(this.peak.postgres, postgresOf(this.postmaster));
  }
}

function residentOf(pid: number): number {
  return fieldOf(pid, 'status', 'VmRSS') / 1024;
}

/** What is neither a file nor the shared buffers, which PostgreSQL takes only once. */
function postgresOf(postmaster: number): number {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && fieldOf(pid, 'status', 'PPid') === postmaster);
  return [postmaster, ...children].reduce((sum, pid) => sum + fieldOf(pid, 'smaps_rollup', 'Pss_Anon'), 0) / 1024;
}

/** Reads a number of a process; 0 when the process is gone. */
function fieldOf(pid: number, file: string, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
