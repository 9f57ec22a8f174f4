import { compareReplies, type Difference } from './compare-replies.ts';
import { missingNames } from './fill-names.ts';
import type { ListedDifferences } from './listed-differences.ts';
import type { Reply, Step } from './recording.ts';

/** What became of the replies of a recording. */
export interface Judgement {
  same: number;
  /** Differ in a way that the table lists. */
  listed: number;
  /** Differ in a way that the table of what cannot be the same lists. */
  apart: number;
  /** Foreman crashed, and we did not. */
  crashed: number;
  /** Name a row that only one side has made. */
  followed: number;
  /** Replies that differ otherwise, each with its step, request, Foreman's side and ours. */
  unlisted: string[];
}

/** A request with both replies. */
export interface Exchange {
  step: Step;
  foreman: Reply;
  here: Reply;
}

/** Compares our replies with Foreman's, and looks differences up in the table. */
export function judgeReplies(exchanges: Exchange[], table: ListedDifferences): Judgement {
  const judgement: Judgement = { same: 0, listed: 0, apart: 0, crashed: 0, followed: 0, unlisted: [] };
  for (const { step, foreman, here } of exchanges) {
    if (foreman.status >= 500 && here.status < 500) judgement.crashed += 1;
    else if (follows(step, foreman.names, here.names)) judgement.followed += 1;
    else {
      const differences = compareReplies(foreman, here, step.path);
      const tables = differences.map((difference) => table.find(step, difference));
      const left = differences.filter((_, at) => tables[at] === undefined);
      if (differences.length === 0) judgement.same += 1;
      else if (left.length > 0) judgement.unlisted.push(describe(step, left));
      else if (tables.includes('different')) judgement.listed += 1;
      else judgement.apart += 1;
    }
  }
  return judgement;
}

function follows(step: Step, theirs: string[], ours: string[]): boolean {
  return missingNames(step, theirs).join(' ') !== missingNames(step, ours).join(' ');
}

function describe({ id, method, path, as, raw, body }: Step, differences: Difference[]): string {
  const sent = raw ?? (body === undefined ? '' : JSON.stringify(body));
  return [
    `${id}: ${method} ${path} ${cut(sent)} as ${as ?? 'nobody'}`,
    ...differences.map(
      ({ path: at, foreman, here }) => `  ${at}\n    Foreman ${cut(foreman)}\n    here    ${cut(here)}`,
    ),
  ].join('\n');
}

function cut(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
