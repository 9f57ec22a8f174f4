import { describe, expect, it } from '@jest/globals';
import { images, moment, operatingsystems } from '../test/sample-definitions.js';
import { defineSearch } from './definition.js';
import { SearchError } from './errors.js';
import { compileOrder } from './order.js';

const join = 'LEFT JOIN compute_resources ON compute_resources.id = images.compute_resource_id';

describe('compileOrder', () => {
  it.each([
    ['name', 'images.name COLLATE alphabetical ASC', []],
    ['id DESC', 'images.id DESC', []],
    ['id desc', 'images.id DESC', []],
    ['id \t dEsC', 'images.id DESC', []],
    ['id asc', 'images.id ASC', []],
    ['id foo', 'images.id ASC', []],
    ['id desc ', 'images.id ASC', []],
    ['name ASC, id DESC', 'images.name COLLATE alphabetical ASC', []],
    ['name DESC, id DESC', 'images.name COLLATE alphabetical ASC', []],
    ['user_data', 'images.user_data ASC NULLS FIRST', []],
    ['user_data DESC', 'images.user_data DESC NULLS LAST', []],
    ['compute_resource', 'compute_resources.name COLLATE alphabetical ASC NULLS FIRST', [join]],
    ['compute_resource desc', 'compute_resources.name COLLATE alphabetical DESC NULLS LAST', [join]],
    ['architecture', 'images.architecture_id ASC', []],
  ])('sorts images by %j as %s', (text, orderBy, joins) => {
    const order = compileOrder(text, images);

    expect(order).toMatchObject({ orderBy, joins });
    expect(`${order?.key}${order?.direction}`).toBe(orderBy);
  });

  it.each(['', '  ', '\n'])('has no order for the blank %j', (text) => {
    const order = compileOrder(text, images);

    expect(order).toBeNull();
  });

  it('knows no field of which a caller sees some values only', () => {
    const bounds = () => 'true';
    const bounded = defineSearch(images.fields.map((field) => ({ ...field, bounds })));

    expect(() => compileOrder('name', bounded)).toThrow(
      "the field 'name' in the order statement is not valid field for search",
    );
  });

  it('sorts by the first of many, or in descending order the last', () => {
    const from = 'architectures_operatingsystems links JOIN architectures ON architectures.id = links.architecture_id';
    const where = 'WHERE links.operatingsystem_id = operatingsystems.id';

    const orders = ['architecture', 'architecture desc'].map((text) => compileOrder(text, operatingsystems)?.orderBy);

    expect(orders).toEqual([
      `(SELECT min(architectures.name COLLATE alphabetical) FROM ${from} ${where}) ASC NULLS FIRST`,
      `(SELECT max(architectures.name COLLATE alphabetical) FROM ${from} ${where}) DESC NULLS LAST`,
    ]);
  });

  it.each([
    ['created_at', 'created_at'],
    ['uuid desc', 'uuid'],
    ['-name', '-name'],
    ['name,id', 'name,id'],
    ['name; drop table images', 'name;'],
    [' name', ''],
  ])('refuses %j', (text, field) => {
    const work = () => compileOrder(text, images);

    expect(work).toThrow(new SearchError(`the field '${field}' in the order statement is not valid field for search`));
  });

  it.each(['params', 'params.ntp'])('refuses the key-value field %j', (text) => {
    const work = () => compileOrder(text, operatingsystems);

    expect(work).toThrow(new SearchError(`the field '${text}' in the order statement is not valid field for search`));
  });

  it('refuses what Postgres cannot hold', () => {
    const work = () => compileOrder(`name ${moment.timeZone}\0`, images);

    expect(work).toThrow(new SearchError('The text contains a NUL byte'));
  });
});
