import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The last commit before subjects were checked. */
const BASE = 'ff2035f';

const CONVENTIONAL = /^(build|chore|ci|docs|feat|fix|perf|refactor|style|test)(\([\w., -]+\))?!?: \S.*[^.\s]$/;
const MADE_BY_GIT = /^(Merge|Revert) /;

/** Says what is wrong with the subject of a commit; null when it is fine. */
function faultOf(subject: string): string | null {
  if (subject.length > 72) return `${subject.length} characters: ${subject}`;
  return CONVENTIONAL.test(subject) || MADE_BY_GIT.test(subject) ? null : `not "type(scope): what": ${subject}`;
}

/** Lists the subjects since the base; null when the base is unknown, as in a shallow clone or without git. */
function subjectsSinceBase(): string[] | null {
  const { status, stdout } = spawnSync('git', ['log', '--format=%s', `${BASE}..HEAD`], {
    cwd: repository,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : null;
}

const subjects = subjectsSinceBase();
(subjects ? describe : describe.skip)(`every commit after ${BASE} (skipped in a shallow clone)`, () => {
  it('has a conventional subject of at most 72 characters', () => {
    expect(subjects?.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });
});

it.each([
  ['feat(images): clear the password', null],
  ['refactor(api)!: drop a route', null],
  ["Merge branch 'words'", null],
  [`fix: ${'x'.repeat(68)}`, `73 characters: fix: ${'x'.repeat(68)}`],
  ['fix: end with a full stop.', 'not "type(scope): what": fix: end with a full stop.'],
  ['Clear the password', 'not "type(scope): what": Clear the password'],
  ['feature: clear the password', 'not "type(scope): what": feature: clear the password'],
])('judges the subject "%s"', (subject, fault) => {
  expect(faultOf(subject)).toBe(fault);
});
