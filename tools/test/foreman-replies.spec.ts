import { describe, expect, it } from '@jest/globals';
import { compareReplies } from '../foreman/compare-replies.ts';
import { parseExactly } from '../foreman/exact-json.ts';
import { fillNames, missingNames } from '../foreman/fill-names.ts';
import { judgeReplies } from '../foreman/judge-replies.ts';
import { ListedDifferences } from '../foreman/listed-differences.ts';
import { readOwnPermissions } from '../foreman/only-here.ts';
import { readReplies, readSteps, RECORDINGS, type Reply, type Step } from '../foreman/recording.ts';

function answer(reply: unknown, changes: Partial<Reply> = {}): Reply {
  return { step: 'arch.show', status: 200, type: 'application/json', reply, names: [], ...changes };
}

const step: Step = { id: 'arch.show', method: 'GET', path: '/api/architectures/7', as: 'admin' };

function tableOf(...rows: string[]): ListedDifferences {
  return new ListedDifferences(['# Page', '## Replies of a recorded Foreman', ...rows, '## Next'].join('\n'));
}

describe('the recordings', () => {
  it.each(RECORDINGS)('%s have one reply to each request', (recording) => {
    const steps = readSteps(recording).map(({ id }) => id);

    expect(steps.length).toBeGreaterThan(1_700);
    expect(new Set(steps).size).toBe(steps.length);
    expect(readReplies(recording).map((reply) => reply.step)).toEqual(steps);
  });

  it('keep numbers as they were written', () => {
    const text = '{"a":[1e3,3.0,-0.0,9223372036854775807,7,0.5]}';

    expect(JSON.stringify(fillNames(parseExactly(text), new Map()))).toBe(text);
  });
});

it('puts ids in for names', () => {
  const names = new Map([['deb', 4]]);

  expect(
    fillNames({ id: '{{deb}}', other: '{{none}}', ids: ['{{deb}}'], '{{deb}}': 'x {{deb}} {{none}}' }, names),
  ).toEqual({ id: 4, other: -1, ids: [4], '4': 'x 4 MISSING' });
  expect(missingNames({ ...step, path: '/api/{{deb}}/{{gone}}', body: { a: '{{lost}}' } }, ['deb'])).toEqual([
    'gone',
    'lost',
  ]);
});

it('reads the permissions that only we have from the page', () => {
  const start = '- Roles can grant permissions for our own routes.';

  expect(readOwnPermissions(`# Page\n\n${start} Not counted:\n  \`view_a\`,\n  \`edit_a\`.\n\n\`other\``)).toEqual([
    'view_a',
    'edit_a',
  ]);
  expect(() => readOwnPermissions(`# Page\n\n${start}\n`)).toThrow('names no permission');
  expect(() => readOwnPermissions('# Page\n')).toThrow('names no permission');
});

describe('compareReplies', () => {
  it.each([
    ['ids', { id: 1, user_id: 2, role_ids: [1, 2] }, { id: 9, user_id: 8, role_ids: [3, 4] }],
    ['dates of one form', { created_at: '2024-10-10 12:00:00 UTC' }, { created_at: '2026-11-30 01:02:03 UTC' }],
    ['tokens', { token_value: 'a' }, { token_value: 'b' }],
    ['seeded templates', { ptables: [{ id: 1 }] }, { ptables: [] }],
    ['ids in a text', { message: "not found by id '7'" }, { message: "not found by id '12'" }],
  ])('does not compare %s', (_, foreman, here) => {
    expect(compareReplies(answer(foreman), answer(here))).toEqual([]);
  });

  it.each([
    ['a value', { a: { b: 'x' } }, { a: { b: 'y' } }, { path: '.a.b', foreman: '"x"', here: '"y"' }],
    ['a type', { a: '1' }, { a: 1 }, { path: '.a', foreman: '"1"', here: '1' }],
    ['an id of another type', { id: 1 }, { id: '1' }, { path: '.id', foreman: '"<id>"', here: '"1"' }],
    ['a missing key', { a: 1, b: null }, { a: 1 }, { path: '.b', foreman: 'null', here: 'absent' }],
    ['an extra key', { a: 1 }, { a: 1, b: null }, { path: '.b', foreman: 'absent', here: 'null' }],
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, { path: 'keys', foreman: '["a","b"]', here: '["b","a"]' }],
    ['a length', { a: ['x'] }, { a: [] }, { path: '.a', foreman: '["x"]', here: '[]' }],
    ['a row', { a: [{ name: 'x' }] }, { a: [] }, { path: '.a', foreman: '["x"]', here: '[]' }],
    [
      'another order of the same rows',
      { a: [{ name: 'x' }, { name: 'y' }] },
      { a: [{ name: 'y' }, { name: 'x' }] },
      { path: '.a order', foreman: '["x","y"]', here: '["y","x"]' },
    ],
    ['an unnamed row', { a: [{ b: 1 }] }, { a: [] }, { path: '.a', foreman: '[{"b":1}]', here: '[]' }],
    ['a value of a row', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, { path: '.a[].b', foreman: '1', here: '2' }],
    [
      'a form',
      { a: '2024-10-10 12:00:00 UTC' },
      { a: '2024-10-10' },
      { path: '.a', foreman: '"<date UTC>"', here: '"2024-10-10"' },
    ],
  ])('tells %s', (_, foreman, here, difference) => {
    expect(compareReplies(answer(foreman), answer(here))).toEqual([difference]);
  });

  it('tells numbers apart as they were written', () => {
    const replies = ['{"a":9223372036854775807}', '{"a":9223372036854776000}', '{"a":3.0}', '{"a":3}'].map(
      parseExactly,
    );
    const differences = replies.map((reply) =>
      compareReplies(answer(replies[0]), answer(reply)).map(({ here }) => here),
    );

    expect(differences).toEqual([[], ['9223372036854776000'], ['3.0'], ['3']]);
  });

  it('goes on below rows of one name when others are missing', () => {
    const foreman = {
      results: [
        { name: 'a', b: 1 },
        { name: 'c', b: 2 },
      ],
    };

    expect(compareReplies(answer(foreman), answer({ results: [{ name: 'c', b: 3 }] }))).toEqual([
      { path: '.results', foreman: '["a","c"]', here: '["c"]' },
      { path: '.results[].b', foreman: '2', here: '3' },
    ]);
  });

  it.each([
    ['images of a row', '/api/operatingsystems/1', 'images', []],
    ['a list of images', '/api/compute_resources/1/images?search=x', 'results', []],
    ['compute resources of an organization', '/api/organizations/1/compute_resources', 'results', []],
    ['images with an order', '/api/compute_resources/1/images?order=name', 'results', ['.results order']],
    ['compute resources', '/api/compute_resources', 'results', ['.results order']],
  ])('looks at the order of %s where Foreman gives one', (_, request, key, paths) => {
    const rows = [{ name: 'b' }, { name: 'a' }];
    const differences = compareReplies(answer({ [key]: rows }), answer({ [key]: rows.toReversed() }), request);

    expect(differences.map(({ path }) => path)).toEqual(paths);
  });

  it('compares errors, and replies of another status or content type, as wholes', () => {
    const error = answer({ error: { message: 'no' } }, { status: 422 });
    const [foreman, here] = ['422 {"error":{"message":"no"}}', '422 {"error":{"message":"yes"}}'];

    expect(compareReplies(error, answer({ error: { message: 'yes' } }, { status: 422 }))).toEqual([
      { path: 'reply', foreman, here },
    ]);
    expect(compareReplies(error, answer({ id: 1 }, { status: 201 }))).toEqual([
      { path: 'reply', foreman, here: '201 {"id":"<id>"}' },
    ]);
    expect(compareReplies(answer({}), answer({}, { type: 'text/html' }))).toEqual([
      { path: 'reply', foreman: '200 application/json {}', here: '200 text/html {}' },
    ]);
  });
});

describe('ListedDifferences', () => {
  const difference = { path: '.a', foreman: '"x"', here: '"y"' };

  it.each([
    ['its step', '| `arch.show` | `.a` | `"x"` | `"y"` | why |', true],
    ['a pattern of steps', '| `os.*`, `arch.*` | `.a` | `"x"` | `"y"` | why |', true],
    ['its request', '| `GET /api/architectures/*` | `.a` | `"x"` | `"y"` | why |', true],
    ['any value', '| `arch.show` | `.*` | `*` | `*` | why |', true],
    ['another step', '| `arch.list` | `.a` | `"x"` | `"y"` | why |', false],
    ['another path', '| `arch.show` | `.b` | `"x"` | `"y"` | why |', false],
    ['another answer of Foreman', '| `arch.show` | `.a` | `"z"` | `"y"` | why |', false],
    ['another answer of ours', '| `arch.show` | `.a` | `"x"` | `"z"` | why |', false],
    ['a part of a step', '| `arch` | `.a` | `"x"` | `"y"` | why |', false],
  ])('looks at a row with %s', (_, row, covered) => {
    expect(tableOf(row).find(step, difference)).toBe(covered ? 'different' : undefined);
  });

  it('takes pipes and backticks in a cell', () => {
    const table = tableOf('| `arch.show` | `.a` | ``"`"`` | `"a\\|b"` | why |');

    expect(table.find(step, { path: '.a', foreman: '"`"', here: '"a|b"' })).toBe('different');
  });

  it('names patterns that covered nothing', () => {
    const table = tableOf(
      '| `arch.show`, `os.*` | `.a` | `"x"` | `"y"`, `"z"` | why |',
      '| `b` | `c` | `d` | `e` | why |',
    );
    table.find(step, difference);

    expect(table.unused()).toEqual(['line 3: os.*', 'line 3: "z"', 'line 4: b', 'line 4: c', 'line 4: d', 'line 4: e']);
  });

  it('reads its own part only', () => {
    const page = ['| `arch.show` | `.a` | `"x"` | `"y"` | why |', '## Replies of a recorded Foreman', '## Next'];

    expect(new ListedDifferences([...page, page[0]].join('\n')).find(step, difference)).toBeUndefined();
    expect(() => new ListedDifferences('# Page')).toThrow('no part "## Replies of a recorded Foreman"');
  });

  it.each(['| `a` | `b` | `c` | `d` | |', '| `a` | `b` | c | `d` | why |', '| `a` | `b` | `c` |'])(
    'refuses %s',
    (row) => {
      expect(() => tableOf(row)).toThrow('Line 3 needs requests, a path, both answers in backticks, and a reason');
    },
  );
});

describe('judgeReplies', () => {
  const row = '| `arch.show` | `.a` | `1` | `2` | why |';
  const judge = (foreman: Reply, here: Reply, asked = step) =>
    judgeReplies([{ step: asked, foreman, here }], tableOf(row));

  it('counts what is the same, listed, crashed there, or follows', () => {
    const named = { ...step, path: '/api/architectures/{{arm}}' };

    expect(judge(answer({ a: 1 }), answer({ a: 1 }))).toMatchObject({ same: 1, listed: 0, unlisted: [] });
    expect(judge(answer({ a: 1 }), answer({ a: 2 }))).toMatchObject({ same: 0, listed: 1, unlisted: [] });
    expect(judge(answer({}, { status: 500 }), answer({ a: 2 }))).toMatchObject({ same: 0, crashed: 1, unlisted: [] });
    expect(judge(answer({}, { names: ['arm'] }), answer({ a: 2 }), named)).toMatchObject({ followed: 1, unlisted: [] });
  });

  it('counts apart what cannot be the same, unless the reply differs otherwise', () => {
    const apart = ['### What cannot be the same', '| `arch.*` | `.b` | `*` | `*` | why |'];
    const judged = (here: object) =>
      judgeReplies([{ step, foreman: answer({ a: 1, b: 1, c: 1 }), here: answer(here) }], tableOf(row, ...apart));

    expect(judged({ a: 1, b: 2, c: 1 })).toMatchObject({ same: 0, listed: 0, apart: 1, unlisted: [] });
    expect(judged({ a: 2, b: 2, c: 1 })).toMatchObject({ same: 0, listed: 1, apart: 0, unlisted: [] });
    expect(judged({ a: 1, b: 2, c: 2 })).toMatchObject({
      listed: 0,
      apart: 0,
      unlisted: [expect.stringMatching(/\.c/)],
    });
  });

  it('tells step, request and both sides of a difference that no row covers', () => {
    const { listed, unlisted } = judge(answer({ a: 1, b: 'left' }), answer({ a: 2, b: 'right' }));

    expect(listed).toBe(0);
    expect(unlisted).toEqual([
      'arch.show: GET /api/architectures/7  as admin\n  .b\n    Foreman "left"\n    here    "right"',
    ]);
  });

  it('compares a crash of ours with whatever Foreman answered', () => {
    expect(judge(answer({ a: 1 }), answer({}, { status: 500 })).unlisted).toHaveLength(1);
    expect(judge(answer({ a: 1 }, { status: 500 }), answer({}, { status: 500 })).unlisted).toHaveLength(1);
  });
});
