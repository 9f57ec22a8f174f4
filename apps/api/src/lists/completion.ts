import {
  completeSearch,
  SearchError,
  type SearchDefinition,
  type Suggestion,
  type SuggestValues,
} from '@image-catalog/search';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadParameter } from '../foreman/errors.js';
import { parametersOf } from '../foreman/parameters.js';

/** The answer of completion: suggestions or an error, both with status 200 as in Foreman's user interface. */
export type Completion = Suggestion[] | [{ error: string }];

/** Injects the search as typed so far; empty when there is none. */
export const TypedSearch = createParamDecorator((_none: unknown, context: ExecutionContext): string => {
  const { search } = parametersOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (search === undefined || search === null) return '';
  if (typeof search !== 'string') throw new BadParameter('search must be a string');
  return search;
});

/** Completes a search; an error in the search becomes the answer. Foreman: concerns/foreman/controller/auto_complete_search.rb */
export async function complete(
  typed: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Completion> {
  try {
    return await completeSearch(typed, definition, suggestValues);
  } catch (error) {
    if (error instanceof SearchError) return [{ error: error.message }];
    throw error;
  }
}
