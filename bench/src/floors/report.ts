import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import type { Explanation } from './explain.ts';
import { median, type Measurement } from './measure.ts';
import { AIMS, type Kind } from './requests.ts';

/** One round: both servers, one right after the other. */
export interface Round {
  floor: Measurement;
  api: Measurement;
}

/** Result of one kind of request. */
export interface Outcome {
  kind: Kind;
  aim: number;
  /** Median of the ratios of the API's throughput to the floor's. */
  ratio: number;
  rounds: Round[];
}

/** Where and when figures were taken. */
export interface Circumstances {
  taken_at: string;
  machine: string;
  load_before: number;
  node: string;
  postgres: string;
  images: number;
  rounds: number;
  seconds: number;
  connections: number;
}

/** Describes the machine in one line. */
export function describeMachine(): string {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}`;
}

/** Returns the load of the machine. */
export function load(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}

/** Sums up the rounds of one kind. */
export function sumUp(kind: Kind, rounds: Round[]): Outcome {
  const ratios = rounds.map(({ api, floor }) => api.requests_per_second / floor.requests_per_second);
  return { kind, aim: AIMS[kind], ratio: Number(median(ratios).toFixed(3)), rounds };
}

/** Tells whether the API reaches its aim. */
export function isReached({ ratio, aim }: Outcome): boolean {
  return ratio >= aim;
}

/** Writes the outcomes as a table. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const header = ['', 'floor req/s', 'p50', 'p99', 'CPU ms', 'API req/s', 'p50', 'p99', 'CPU ms', 'ratio', 'aim', ''];
  const lines = outcomes.map((outcome) => [
    outcome.kind,
    ...figuresOf(outcome.rounds.map(({ floor }) => floor)),
    ...figuresOf(outcome.rounds.map(({ api }) => api)),
    outcome.ratio.toFixed(2),
    outcome.aim.toFixed(2),
    isReached(outcome) ? 'reached' : 'MISSED',
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...lines].map((line) => line[column]?.length ?? 0)));
  const aligned = [header, ...lines].map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return aligned.join('\n');
}

/** Describes how Postgres runs the reading statements. */
export function explanationsOf(explanations: Partial<Record<Kind, Explanation>>): string {
  return Object.entries(explanations)
    .map(([kind, { milliseconds, blocks, images_by }]) => {
      const ways = [...new Set(images_by)].join(', ');
      return `${kind}: ${milliseconds.toFixed(2)} ms in Postgres, ${blocks} blocks, images by ${ways}`;
    })
    .join('\n');
}

function figuresOf(measurements: readonly Measurement[]): string[] {
  const middle = (figure: keyof Measurement) => median(measurements.map((measurement) => measurement[figure]));
  return [
    middle('requests_per_second').toFixed(0),
    middle('p50_ms').toFixed(1),
    middle('p99_ms').toFixed(1),
    middle('cpu_ms').toFixed(3),
  ];
}
