import type { SyncRunShowView } from '@image-catalog/spec';
import type { Screen } from './shell.js';

const BAR = 20;

/** Progress of a run, as one line shows it. */
export interface Progress {
  pages: number;
  seen: number;
  changed: number;
  /** Expected number of images; null when unknown. */
  expected: number | null;
  /** Images per second; null at the beginning. */
  rate: number | null;
}

/** Reads the progress of a run. `seconds` is the time since `seenBefore`. */
export function progressOf(run: SyncRunShowView, seenBefore: number, seconds: number): Progress {
  const { pages = 0, seen = 0, created = 0, changed = 0 } = run.counters;
  const rate = seconds > 0 && seen > seenBefore ? (seen - seenBefore) / seconds : null;
  return { pages, seen, changed: created + changed, expected: run.expected, rate };
}

/** Formats pages, images, percentage, rate, changes and the time left, as far as known. */
export function progressText({ pages, seen, changed, expected, rate }: Progress): string {
  const total = expected === null ? null : Math.max(expected, seen);
  const share = total ? seen / total : null;
  const left = total !== null && rate !== null ? (total - seen) / rate : null;
  return [
    ...(share === null ? [] : [bar(share), `${Math.floor(share * 100)} %`]),
    `${pages} pages`,
    `${seen}${total === null ? '' : `/${total}`} images`,
    ...(rate === null ? [] : [`${Math.round(rate)}/s`]),
    `${changed} changed`,
    ...(left === null ? [] : [`${clock(left)} left`]),
  ].join('  ');
}

/** Shows a run's progress: one updated line on a terminal, else a line for every tenth. */
export class ProgressLine {
  private first: { seen: number; at: number } | undefined;
  private shown = '';
  private tenth = -1;

  constructor(
    private readonly screen: Screen,
    private readonly now: () => number = () => performance.now(),
  ) {}

  show(run: SyncRunShowView): void {
    this.first ??= { seen: run.counters['seen'] ?? 0, at: this.now() };
    const progress = progressOf(run, this.first.seen, (this.now() - this.first.at) / 1000);
    const line = progressText(progress);
    if (line === this.shown) return;
    if (this.screen.isTerminal) this.screen.write(`\r${line.slice(0, this.screen.columns - 1)}\u001b[K`);
    else if (this.isNews(progress)) this.screen.write(`${line}\n`);
    this.shown = line;
  }

  /** Ends the line, so that the next output begins on a new one. */
  end(): void {
    if (this.screen.isTerminal && this.shown !== '') this.screen.write('\n');
  }

  private isNews({ seen, expected, pages }: Progress): boolean {
    const tenth = expected ? Math.floor((10 * seen) / Math.max(expected, seen)) : pages;
    const isNews = tenth !== this.tenth;
    this.tenth = tenth;
    return isNews;
  }
}

function bar(share: number): string {
  const done = Math.round(share * BAR);
  return `[${'#'.repeat(done)}${' '.repeat(BAR - done)}]`;
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return `${minutes}:${String(rest).padStart(2, '0')}`;
}
