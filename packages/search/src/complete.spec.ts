import { describe, expect, it } from '@jest/globals';
import { images, inventory, operatingsystems } from '../test/sample-definitions.js';
import { completeSearch } from './complete.js';
import type { SuggestionRequest } from './continuations.js';
import type { SearchDefinition } from './definition.js';
import { SearchError } from './errors.js';

/** Completes with a lookup that gives these values and remembers what it was asked. */
async function complete(
  text: string,
  definition: SearchDefinition = images,
  values: readonly string[] = ['one', 'two'],
) {
  const requests: SuggestionRequest[] = [];
  const suggestions = await completeSearch(text, definition, (request) => {
    requests.push(request);
    return Promise.resolve(values);
  });
  return { labels: suggestions.map(({ label }) => label), suggestions, requests };
}

describe('completeSearch', () => {
  it.each([
    [
      '',
      [
        'architecture ',
        'compute_resource ',
        'id ',
        'name ',
        'operatingsystem ',
        'user_data ',
        'username ',
        'not ',
        'has ',
      ],
    ],
    ['us', ['user_data ', 'username ']],
    ['US', ['user_data ', 'username ']],
    ['n', ['name ', 'not ']],
    ['id', ['id ', 'id = ', 'id > ', 'id < ', 'id <= ', 'id >= ', 'id != ', 'id ^ ', 'id !^ ']],
    ['not us', ['not user_data ', 'not username ']],
    ['has us', ['has user_data ', 'has username ']],
    ['(us', ['(user_data ', '(username ']],
    ['name = a, us', ['name = a, user_data ', 'name = a, username ']],
    ['name = a and us', ['name = a and user_data ', 'name = a and username ']],
    ['xyz', []],
  ])('offers fields where a term starts: %j', async (text, expected) => {
    const { labels } = await complete(text);

    expect(labels).toEqual(expected);
  });

  it.each([
    ['name ', images, ['name = ', 'name != ', 'name ~ ', 'name !~ ', 'name ^ ', 'name !^ ']],
    ['id ', images, ['id = ', 'id > ', 'id < ', 'id <= ', 'id >= ', 'id != ', 'id ^ ', 'id !^ ']],
    ['user_data ', images, ['user_data = ', 'user_data != ', 'user_data and ', 'user_data or ']],
    ['created ', inventory, ['created = ', 'created > ', 'created < ']],
    ['params.ntp ', operatingsystems, ['params.ntp = ', 'params.ntp ~ ']],
  ])('offers operators after the field of %j', async (text, definition, expected) => {
    const { labels } = await complete(text, definition);

    expect(labels).toEqual(expected);
  });

  it.each([
    ['name = ', ['name = "one"', 'name = "two"'], ''],
    ['name =', ['name = "one"', 'name = "two"'], ''],
    ['name = o', ['name = "one"', 'name = "two"'], 'o'],
    ['name = "o', ['name = "one"', 'name = "two"'], 'o'],
    ['name ^ (', ['name ^ ("one"', 'name ^ ("two"'], ''],
    ['name ^ (a, b', ['name ^ (a, "one"', 'name ^ (a, "two"'], 'b'],
    ['name = a and name ~ x', ['name = a and name ~ "one"', 'name = a and name ~ "two"'], 'x'],
  ])('asks for values after an operator: %j', async (text, expected, prefix) => {
    const { labels, requests } = await complete(text);

    expect(labels).toEqual(expected);
    expect(requests).toEqual([{ field: images.byName.get('name'), wanted: 'value', key: null, prefix, limit: 20 }]);
  });

  it('protects quotes in values, leaves numbers bare, drops repetitions and stops at twenty', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `v${index}`);

    const [quoted, numbers, twenty] = [
      await complete('name = ', images, ['say "hi"', 'say "hi"']),
      await complete('id = ', images, ['5']),
      await complete('name = ', images, many),
    ];

    expect(quoted.labels).toEqual([String.raw`name = "say \"hi\""`]);
    expect(numbers.labels).toEqual(['id = 5']);
    expect(twenty.labels).toHaveLength(20);
  });

  it.each([
    ['user_data = ', images, ['user_data = true', 'user_data = false']],
    ['user_data = f', images, ['user_data = false']],
    ['state = ', inventory, ['state = active', 'state = gone']],
    ['created > to', inventory, ['created > today', 'created > tomorrow']],
    ['created > "2', inventory, ['created > "2 hours ago"']],
    ['= ', images, []],
  ])('needs no lookup for %j', async (text, definition, expected) => {
    const { labels, requests } = await complete(text, definition);

    expect(labels).toEqual(expected);
    expect(requests).toEqual([]);
  });

  it('offers a key-value field, its keys and the values of a key', async () => {
    const [family, keys, values] = [
      await complete('par', operatingsystems),
      await complete('params.n', operatingsystems, ['ntp', 'name server']),
      await complete('params.ntp = ', operatingsystems),
    ];

    expect(family.labels).toEqual(['params.']);
    expect(keys.labels).toEqual(['params.ntp ', '"params.name server" ']);
    expect(keys.requests[0]).toMatchObject({ wanted: 'key', key: null, prefix: 'n' });
    expect(values.requests[0]).toMatchObject({ wanted: 'value', key: 'ntp', prefix: '' });
  });

  it.each([
    ['name = a ', ['name = a and ', 'name = a or ']],
    ['name = a o', ['name = a or ']],
    ['name = a an', ['name = a and ']],
    ['foo ', ['foo and ', 'foo or ']],
    ['has name ', ['has name and ', 'has name or ']],
    ['(name = a)', ['(name = a) and ', '(name = a) or ']],
    ['name ^ (a, b)', ['name ^ (a, b) and ', 'name ^ (a, b) or ']],
  ])('offers and, or after a whole term: %j', async (text, expected) => {
    const { labels } = await complete(text);

    expect(labels).toEqual(expected);
  });

  it('cuts the label at the last connective, and tells operators apart', async () => {
    const { suggestions } = await complete('name = a and n');

    expect(suggestions).toEqual([
      { completed: 'name = a ', part: 'and name ', label: 'name = a and name ', category: '' },
      { completed: 'name = a ', part: 'and not ', label: 'name = a and not ', category: 'Operators' },
    ]);
  });

  it.each([
    ['id ~ ', "the operator 'like' is not supported for field type 'integer'"],
    ['user_data > ', "Operator 'gt' not supported for 'user_data'"],
    ['bogus = 1 and ', "Field 'bogus' not recognized for searching!"],
    ['id ^ (a, ', "Value 'a' is not valid for field 'id'"],
  ])('tells the fault of %j, after which nothing could be accepted', async (text, message) => {
    await expect(complete(text, images, ['1'])).rejects.toThrow(new SearchError(message));
  });

  it('offers no value that the operator could not take', async () => {
    const values = ['', 'a,b', 'c'];

    expect((await complete('name ^ ', images, values)).labels).toEqual(['name ^ "c"']);
    expect((await complete('name ^ (', images, values)).labels).toEqual(['name ^ ("c"']);
    expect((await complete('name = ', images, values)).labels).toEqual(['name = ""', 'name = "a,b"', 'name = "c"']);
    expect((await complete('id = ', images, ['-5', '5'])).labels).toEqual(['id = "-5"', 'id = 5']);
  });

  it('offers a key-value field after has with its keys', async () => {
    const { labels } = await complete('has ', operatingsystems, ['ntp']);

    expect(labels).toEqual(expect.arrayContaining(['has name ', 'has params.ntp ']));
    expect(labels).not.toContain('has params.');
  });

  it('refuses values of a field that does not exist', async () => {
    const work = complete('bogus = ');

    await expect(work).rejects.toThrow(new SearchError("Field 'bogus' not recognized for searching!"));
  });
});
