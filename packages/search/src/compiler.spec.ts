import { describe, expect, it } from '@jest/globals';
import { computeResources, images, inventory, moment, operatingsystems } from '../test/sample-definitions.js';
import type { CompiledSearch } from './compiler.js';
import { compileSearch } from './compiler.js';
import { defineSearch, type SearchDefinition } from './definition.js';
import { SearchError } from './errors.js';
import { parseSearch } from './parser.js';
import { Values } from './values.js';

const A_TIME = 'a date or a time is needed, such as 2024-10-05, "2024-10-05 10:30 UTC" or "2 days ago"';

interface Compiled extends CompiledSearch {
  values: readonly unknown[];
}

function compile(text: string, definition: SearchDefinition = images): Compiled {
  const values = new Values();
  return { ...compileSearch(parseSearch(text), definition, values, moment), values: values.list };
}

/** Puts the values where their placeholders are, to be read by people. */
function show({ where, values }: Compiled): string {
  return (where ?? 'none').replaceAll(/\$(\d+)::([a-z0-9[\]]+)/g, (_, number: string) =>
    JSON.stringify(values[Number(number) - 1]),
  );
}

/** Shows the three default fields of an image. */
const anywhere = (pattern: string): string =>
  `(images.name ILIKE "${pattern}") OR (images.username ILIKE "${pattern}") OR (compute_resources.name ILIKE "${pattern}")`;

describe('a search for images', () => {
  it.each([
    ['foo', `(${anywhere('%foo%')})`],
    ['foo*', `(${anywhere('foo%')})`],
    ['foo bar', `((${anywhere('%foo%')}) AND (${anywhere('%bar%')}))`],
    ['-foo', `(NOT COALESCE(${anywhere('%foo%')}, false))`],
    ['name = foo', '(images.name = "foo")'],
    ['name = f*o', '(images.name = "f*o")'],
    ['name != foo', '(images.name <> "foo")'],
    ['name > foo', '(images.name COLLATE alphabetical > "foo")'],
    ['name ~ foo', '(images.name ILIKE "%foo%")'],
    ['name ~ foo*', '(images.name ILIKE "foo%")'],
    ['name ~ "f*o"', '(images.name ILIKE "f%o")'],
    ['name !~ foo', '(images.name NOT ILIKE "%foo%")'],
    ['name ^ (a, b)', '(images.name = ANY(["a","b"]))'],
    ['name !^ (a, " b ")', '(images.name <> ALL(["a","b"]))'],
    ['architecture = 3', '(images.architecture_id = "3")'],
    ['id ^ (1, "007")', '(images.id = ANY(["1","7"]))'],
    ['id !^ (1)', '(images.id <> ALL(["1"]))'],
    ['id >= "-5"', '(images.id >= "-5")'],
    ['user_data', '(images.user_data = true)'],
    ['!user_data', '(NOT COALESCE(images.user_data = true, false))'],
    ['user_data = false', '(images.user_data = false)'],
    ['user_data != true', '(NOT (images.user_data = true))'],
    ['has username', '(images.username IS NOT NULL)'],
    ['set? username', '(images.username IS NOT NULL)'],
    ['null? compute_resource', '(compute_resources.name IS NULL)'],
    ['name = a or id = 1 and id = 2', '((images.name = "a") OR ((images.id = "1") AND (images.id = "2")))'],
    [
      'user_data = true and name ~ c or id = 3',
      '((images.user_data = true) AND ((images.name ILIKE "%c%") OR (images.id = "3")))',
    ],
    ['= foo', '((images.name = "foo") OR (images.username = "foo") OR (compute_resources.name = "foo"))'],
    ['!= foo', '((images.name <> "foo") OR (images.username <> "foo") OR (compute_resources.name <> "foo"))'],
    ['', 'none'],
  ])('%s becomes %s', (text, expected) => {
    const compiled = compile(text);

    expect(show(compiled)).toBe(expected);
  });

  it.each([
    ['bogus = 1', "Field 'bogus' not recognized for searching!"],
    ['has bogus', "Field 'bogus' not recognized for searching!"],
    ['name!=foo', "Field 'name!' not recognized for searching!"],
    ['name.x = 1', "Field 'name.x' not recognized for searching!"],
    ['Name = 1', "Field 'Name' not recognized for searching!"],
    ['"" = 1', "Field '' not recognized for searching!"],
    ['architecture = x86_64', "Value 'x86_64' is not valid for field 'id'"],
    ['id ^ (1, x)', "Value 'x' is not valid for field 'id'"],
    ['id !^ (1, x)', "Value 'x' is not valid for field 'id'"],
    ['id = ""', "Value '' is not valid for field 'id'"],
    ['id = "5\n6"', "Value '5\n6' is not valid for field 'id'"],
    ['id ~ 5', "the operator 'like' is not supported for field type 'integer'"],
    ['id !~ 5', "the operator 'unlike' is not supported for field type 'integer'"],
    ['user_data = maybe', "'user_data' should be one of 'true, false', but the query was 'maybe'"],
    ['user_data = True', "'user_data' should be one of 'true, false', but the query was 'True'"],
    ['user_data ~ true', "Operator 'like' not supported for 'user_data'"],
    ['user_data ^ (true)', "Operator 'in' not supported for 'user_data'"],
    ['user_data > true', "Operator 'gt' not supported for 'user_data'"],
    ['user_data ^ (true, false)', "'user_data' should be one of 'true, false', but the query was 'true,false'"],
    ['id = 2147483648', "Value '2147483648' is not valid for field 'id'"],
    ['id = "-2147483649"', "Value '-2147483649' is not valid for field 'id'"],
    ['> 5', "No field takes '5' unless the search names the field"],
    ['not > 5', "No field takes '5' unless the search names the field"],
    ['name = a or > 5', "No field takes '5' unless the search names the field"],
    ['name ^ () and bogus = 1', 'Empty list of operands'],
    ['bogus = 1 and name ^ ""', "Field 'bogus' not recognized for searching!"],
    ['user_data ^ ""', "'user_data' should be one of 'true, false', but the query was ''"],
    ['bogus ^ ",,"', "Field 'bogus' not recognized for searching!"],
  ])('refuses %s: %s', (text, message) => {
    const work = () => compile(text);

    expect(work).toThrow(new SearchError(message));
  });

  it('takes the largest and the smallest number of the column', () => {
    const compiled = compile('id = 2147483647 or id = "-2147483648"');

    expect(compiled.values).toEqual(['2147483647', '-2147483648']);
  });

  it('joins only what it needs, once, even where no row need match', () => {
    const join = 'LEFT JOIN compute_resources ON compute_resources.id = images.compute_resource_id';

    const joins = ['name = a', 'foo bar', 'compute_resource = a or has compute_resource'].map(
      (text) => compile(text).joins,
    );

    expect(joins).toEqual([[], [join], [join]]);
  });

  it('numbers its placeholders after those of the statement, one for each different value', () => {
    const values = new Values();
    for (const value of ['a', 'b', 'c']) values.add(value);

    const compiled = compileSearch(parseSearch('foo or name = foo or name ~ foo'), images, values, moment);

    expect(compiled.where?.match(/\$\d+::\w+/g)).toEqual(['$4::text', '$4::text', '$4::text', '$5::text', '$4::text']);
    expect(values.list).toEqual(['a', 'b', 'c', '%foo%', 'foo']);
  });

  it('adds no value when it is refused, so that the statement can be written without it', () => {
    const values = new Values();
    values.add('a');

    expect(() => compileSearch(parseSearch('name = foo and nothing = 1'), images, values, moment)).toThrow(SearchError);

    expect(values.list).toEqual(['a']);
  });
});

describe('the pattern of ~', () => {
  it.each([
    ['foo', '%foo%'],
    ['', '%%'],
    ['f_o', '%f_o%'],
    ['f*', 'f%'],
    ['*f', '%f'],
    ['f%*%o', 'f%o'],
    ['**', '%'],
    ['a\\', '%a\\%'],
    ['*a\\', '%a\\\\'],
    ['*a\\\\', '%a\\\\'],
    ['a\\*', 'a\\%'],
  ])('%j is %j', (value, pattern) => {
    const values = new Values();
    compileSearch({ kind: 'comparison', field: 'name', operator: 'like', value }, images, values, moment);

    expect(values.list).toEqual([pattern]);
  });
});

describe('a search over relations', () => {
  const location = 'compute_resources_locations links JOIN locations ON locations.id = links.location_id';
  const architecture =
    'architectures_operatingsystems links JOIN architectures ON architectures.id = links.architecture_id';

  it.each([
    [
      'location = Berlin',
      `(compute_resources.id IN (SELECT links.compute_resource_id FROM ${location} WHERE (locations.name = "Berlin")))`,
    ],
    [
      'location_id ^ (1, 2)',
      '(compute_resources.id IN (SELECT links.compute_resource_id FROM compute_resources_locations links WHERE (links.location_id = ANY(["1","2"]))))',
    ],
    ['type ~ libvirt', `(('Foreman::Model::' || compute_resources.kind) ILIKE "%libvirt%")`],
    [
      'null? location',
      `(NOT COALESCE(compute_resources.id IN (SELECT links.compute_resource_id FROM ${location} WHERE (locations.name IS NOT NULL)), false))`,
    ],
  ])('compute resources: %s becomes %s', (text, expected) => {
    const compiled = compile(text, computeResources);

    expect(show(compiled)).toBe(expected);
    expect(compiled.joins).toEqual([]);
  });

  it.each([
    [
      'architecture != x86_64',
      `(operatingsystems.id IN (SELECT links.operatingsystem_id FROM ${architecture} WHERE (architectures.name <> "x86_64")))`,
    ],
    [
      'params.ntp = a',
      '(operatingsystems.id IN (SELECT parameters.operatingsystem_id FROM parameters WHERE parameters.name = "ntp" AND (parameters.value = "a")))',
    ],
    [
      'params.a.b ~ x',
      '(operatingsystems.id IN (SELECT parameters.operatingsystem_id FROM parameters WHERE parameters.name = "a.b" AND (parameters.value ILIKE "%x%")))',
    ],
    [
      'has params.ntp',
      '(operatingsystems.id IN (SELECT parameters.operatingsystem_id FROM parameters WHERE parameters.name = "ntp" AND (parameters.value IS NOT NULL)))',
    ],
  ])('operating systems: %s becomes %s', (text, expected) => {
    const compiled = compile(text, operatingsystems);

    expect(show(compiled)).toBe(expected);
  });

  it.each(['params = a', 'params. = a', 'has params'])('refuses %s, a family without a key', (text) => {
    const work = () => compile(text, operatingsystems);

    expect(work).toThrow(/^Field 'params\.?' not recognized for searching!$/);
  });

  it('looks for a word in the six texts of an operating system', () => {
    const compiled = compile('suse', operatingsystems);

    expect(compiled.where?.match(/\w+ ILIKE \$1/g)).toEqual([
      'name ILIKE $1',
      'major ILIKE $1',
      'minor ILIKE $1',
      'description ILIKE $1',
      'family ILIKE $1',
      'title ILIKE $1',
    ]);
  });
});

describe('a search over other kinds of fields', () => {
  it.each([
    ['foo', '((available_images.uuid ILIKE "%foo%") OR (available_images.name ILIKE "%foo%"))'],
    [
      '42',
      '((available_images.uuid ILIKE "%42%") OR (available_images.name ILIKE "%42%") OR (available_images.build = "42"))',
    ],
    ['4200000000', '((available_images.uuid ILIKE "%4200000000%") OR (available_images.name ILIKE "%4200000000%"))'],
    ['> 5', '(available_images.build > "5")'],
    ['size > 4294967296', '(available_images.size > "4294967296")'],
    ['state = active', '(available_images.state = "ACTIVE")'],
    ['state != gone', '(NOT (available_images.state = "GONE"))'],
    [
      'created = today',
      '(available_images.created_at >= "2024-10-08T04:00:00.000Z" AND available_images.created_at < "2024-10-09T04:00:00.000Z")',
    ],
    [
      'created != yesterday',
      '(NOT (available_images.created_at >= "2024-10-07T04:00:00.000Z" AND available_images.created_at < "2024-10-08T04:00:00.000Z"))',
    ],
    ['created > 2024-10-01', '(available_images.created_at >= "2024-10-02T04:00:00.000Z")'],
    ['created <= 2024-10-01', '(available_images.created_at < "2024-10-02T04:00:00.000Z")'],
    ['created < 2024-10-01', '(available_images.created_at < "2024-10-01T04:00:00.000Z")'],
    ['created >= 2024-10-01', '(available_images.created_at >= "2024-10-01T04:00:00.000Z")'],
    ['created > "2 hours ago"', '(available_images.created_at > "2024-10-08T17:30:45.500Z")'],
    ['created <= "2 hours ago"', '(available_images.created_at <= "2024-10-08T17:30:45.500Z")'],
    [
      'tags.os ^ (a, b)',
      '(available_images.id IN (SELECT tags.available_image_id FROM tags WHERE tags.key = "os" AND (tags.value = ANY(["a","b"]))))',
    ],
  ])('%s becomes %s', (text, expected) => {
    const compiled = compile(text, inventory);

    expect(show(compiled)).toBe(expected);
  });

  it.each([
    ['size = 9223372036854775808', "Value '9223372036854775808' is not valid for field 'size'"],
    ['state = lost', "'status' should be one of 'active, gone', but the query was 'lost'"],
    ['created < rubbish', `Value 'rubbish' is not valid for field 'created': ${A_TIME}`],
    ['uuid = a or not created = 2024-02-30', `Value '2024-02-30' is not valid for field 'created': ${A_TIME}`],
    ['created ~ today', "the operator 'like' is not supported for field type 'datetime'"],
    ['created ^ (today)', "the operator 'in' is not supported for field type 'datetime'"],
    ['~ 5', "the operator 'like' is not supported for field type 'integer'"],
  ])('refuses %s: %s', (text, message) => {
    const work = () => compile(text, inventory);

    expect(work).toThrow(new SearchError(message));
  });
});

describe('a field whose rows a caller may not view all', () => {
  const bounds = (values: Values) => `seen.id = ANY(${values.add([7])}::int[])`;
  const bounded = (definition: SearchDefinition, name: string): SearchDefinition =>
    defineSearch(definition.fields.map((field) => (field.name === name ? { ...field, bounds } : field)));

  it.each([
    ['name = a', images, 'name', '((images.name = "a") AND seen.id = ANY([7]))'],
    ['name != a', images, 'name', '((images.name <> "a") AND seen.id = ANY([7]))'],
    ['not name = a', images, 'name', '(NOT COALESCE((images.name = "a") AND seen.id = ANY([7]), false))'],
    [
      'id = 1 and name = a or name = b',
      images,
      'name',
      '((images.id = "1") AND (((images.name = "a") AND seen.id = ANY([7])) OR ((images.name = "b") AND seen.id = ANY([7]))))',
    ],
  ] as const)('finds the others by %j', (text, definition, name, expected) => {
    expect(show(compile(text, bounded(definition, name)))).toBe(expected);
  });

  it('is bounded inside of what many rows are gathered from, and keeps its key', () => {
    const { where, values } = compile('params.a = b', bounded(operatingsystems, 'params'));

    expect(where).toMatch(
      / WHERE \S+ = \$\d+::text AND \(\(\S+ = \$\d+::text\) AND seen\.id = ANY\(\$3::int\[\]\)\)\)\)$/,
    );
    expect(values).toEqual(expect.arrayContaining(['a', 'b', [7]]));
  });
});

describe('a search by rows that negate as a whole', () => {
  const roles = defineSearch([
    {
      name: 'permission',
      type: 'text',
      sql: 'p.name',
      relation: { kind: 'to-many', owner: 'roles.id', key: 'p.role_id', from: 'permissions p', negates: true },
    },
  ]);
  const having = (test: string) => `roles.id IN (SELECT p.role_id FROM permissions p WHERE (p.name ${test}))`;

  it.each([
    ['permission = a', `(${having('= "a"')})`],
    ['permission != a', `(NOT COALESCE(${having('= "a"')}, false))`],
    ['permission !~ a', `(NOT COALESCE(${having('ILIKE "%a%"')}, false))`],
    ['permission !^ (a, b)', `(NOT COALESCE(${having('= ANY(["a","b"])')}, false))`],
    ['permission > a', `(${having('COLLATE alphabetical > "a"')})`],
  ])('compiles %s', (text, where) => {
    expect(show(compile(text, roles))).toBe(where);
  });
});
