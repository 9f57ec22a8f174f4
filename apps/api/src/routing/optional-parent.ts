import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parentParametersOf, parentText } from '../foreman/parameters.js';

/** Injects an optional parent of a list, from the path or else the query; undefined when absent. */
export const OptionalParent = createParamDecorator((name: string, context: ExecutionContext): string | undefined =>
  parentText(parentParametersOf(context.switchToHttp().getRequest<FastifyRequest>()), name),
);
