import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { readAnswers } from '../documents/read-answers.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const answers = readAnswers(repository);

it('finds what actions answer as the controllers promise it; `pnpm documents` writes it', async () => {
  const committed: unknown = JSON.parse(
    await readFile(join(repository, 'apps/api/src/documentation/answers.json'), 'utf8'),
  );

  expect(committed).toEqual(JSON.parse(JSON.stringify(answers)));
});

it('reads lists, nulls, options and comments', () => {
  const { handlers, schemas } = answers;

  expect(handlers['ImagesController.index']).toEqual({ $ref: '#/components/schemas/ImageViewList' });
  expect(schemas['ImageViewList']).toMatchObject({
    properties: { results: { type: 'array', items: { $ref: '#/components/schemas/ImageView' } } },
  });
  expect(schemas['ImageView']).toMatchObject({
    properties: { user_data: { type: ['boolean', 'null'] }, created_at: { description: '`2020-08-31 15:17:29 UTC`' } },
    required: expect.not.arrayContaining(['user_data']),
  });
  expect(schemas['ImageView']?.['description']).not.toMatch(/Foreman:/);
  expect(handlers).not.toHaveProperty('OperatingsystemsController.bootfiles');
});

it('reads the actions that a controller inherits, with the types that it gives them', () => {
  const { handlers } = answers;

  expect(handlers['LocationsController.index']).toEqual({ $ref: '#/components/schemas/TaxonomyViewList' });
  expect(handlers['OrganizationsController.show']).toEqual({ $ref: '#/components/schemas/OrganizationShowView' });
});
