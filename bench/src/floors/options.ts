import { parseArgs } from 'node:util';
import { KINDS, type Kind } from './requests.ts';

/** Options of the benchmark. */
export interface Options {
  /** Length of one measurement. */
  seconds: number;
  rounds: number;
  connections: number;
  /** Images in the compute resource that is read. */
  images: number;
  only: readonly Kind[];
  /** File for the result. */
  save: string | undefined;
  /** Folder for a CPU profile of the API. */
  cpu_prof: string | undefined;
  help: boolean;
}

export const HELP = `Measures the API beside its floor: pnpm bench [options]

  --seconds <n>      length of one measurement (2)
  --rounds <n>       rounds of floor and API for each kind of request (10)
  --connections <n>  connections that ask at once (10)
  --images <n>       images in the compute resource that is read (10000)
  --only <kind>      list, show or create; may be given again
  --save <file>      writes the result as JSON
  --cpu-prof <dir>   writes a CPU profile of the API, which makes it slower`;

/** Reads the command line. @throws Error that says what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '10' },
      connections: { type: 'string', default: '10' },
      images: { type: 'string', default: '10000' },
      only: { type: 'string', multiple: true, default: [...KINDS] },
      save: { type: 'string' },
      'cpu-prof': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    seconds: positive('seconds', values.seconds),
    rounds: positive('rounds', values.rounds),
    connections: positive('connections', values.connections),
    images: positive('images', values.images),
    only: values.only.map(kind),
    save: values.save,
    cpu_prof: values['cpu-prof'],
    help: values.help,
  };
}

function positive(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number from 1, not "${text}"`);
}

function kind(text: string): Kind {
  const known = KINDS.find((candidate) => candidate === text);
  if (known === undefined) throw new Error(`--only must be one of ${KINDS.join(', ')}, not "${text}"`);
  return known;
}
