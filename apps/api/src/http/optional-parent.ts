import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Parameters } from './parameters.js';

/** Injects the text by which the path, else the query, names a parent that a list can do without; undefined when neither does. */
export const OptionalParent = createParamDecorator((name: string, context: ExecutionContext): string | undefined => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const text = (request.params as Parameters)[name] ?? (request.query as Parameters)[name];
  return typeof text === 'string' && text !== '' ? text : undefined;
});
