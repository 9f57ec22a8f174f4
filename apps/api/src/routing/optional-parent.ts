import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parentParametersOf, parentText } from '../foreman/parameters.js';

/** Injects the text by which the path, else the query, names a parent that a list can do without; undefined when neither does. */
export const OptionalParent = createParamDecorator((name: string, context: ExecutionContext): string | undefined =>
  parentText(parentParametersOf(context.switchToHttp().getRequest<FastifyRequest>()), name),
);
