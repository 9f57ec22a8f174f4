import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseExactly } from './exact-json.ts';

/** A request of a recording. It names ids that other requests made: `{{deb}}` is the id saved by the step with `save: deb`. */
export interface Step {
  id: string;
  method: string;
  path: string;
  /** A login, `token:LOGIN:NAME` for a saved token, or null for nobody. */
  as: string | null;
  body?: unknown;
  raw?: string;
  headers?: Record<string, string>;
  save?: string;
  /** Name to save under, and the key of the reply. */
  save_key?: [string, string];
  /** Name to save the id under, and the key and value of the row that has it. */
  find?: [string, string, unknown];
}

/** What a server answered to a step, and the names that had an id by then. */
export interface Reply {
  step: string;
  status: number;
  type: string;
  reply: unknown;
  names: string[];
}

/** The recordings of one Foreman 3.13; each belongs to a fresh database. */
export const RECORDINGS = ['basics', 'rights'] as const;

type Recording = (typeof RECORDINGS)[number];

/** Reads the requests of a recording, in order. */
export function readSteps(recording: Recording): Step[] {
  return readLines(`requests-${recording}`) as Step[];
}

/** Reads what a real Foreman answered to them. */
export function readReplies(recording: Recording): Reply[] {
  return readLines(`replies-${recording}`) as Reply[];
}

function readLines(name: string): unknown[] {
  const file = fileURLToPath(new URL(`./recorded/${name}.jsonl.gz`, import.meta.url));
  const text = gunzipSync(readFileSync(file)).toString();
  return text.split('\n').filter(Boolean).map(parseExactly);
}
