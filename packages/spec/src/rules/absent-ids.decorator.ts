import { Doc } from '../doc.decorator.js';
import { applyDecorators } from './apply-decorators.js';
import { Ids } from './attribute.decorator.js';

/** Marks a list of ids of rows that only Foreman has, so that clients may send it as they do there. */
export function AbsentIds(rows: string): PropertyDecorator {
  return applyDecorators(Doc(`${rows} by id. There are none here, so only an empty list is taken.`), Ids());
}
