import { expect, it } from '@jest/globals';
import { images, inventory, operatingsystems } from '../test/sample-definitions.js';
import { describeFields } from './describe.js';

it('lists the fields of images as the apipie document of Foreman does', () => {
  const fields = describeFields(images);

  expect(fields).toEqual([
    { name: 'architecture', type: 'integer' },
    { name: 'compute_resource', type: 'string' },
    { name: 'id', type: 'integer' },
    { name: 'name', type: 'string' },
    { name: 'operatingsystem', type: 'integer' },
    { name: 'user_data', values: ['true', 'false'] },
    { name: 'username', type: 'string' },
  ]);
});

it('names key-value fields by their family and times as datetime', () => {
  const fields = [...describeFields(operatingsystems), ...describeFields(inventory)];

  expect(fields).toContainEqual({ name: 'params', type: 'string' });
  expect(fields).toContainEqual({ name: 'created', type: 'datetime' });
});
