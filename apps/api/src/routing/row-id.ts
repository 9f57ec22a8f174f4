import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ResourceNotFound } from '../foreman/errors.js';
import { imageReference } from './reference.js';

/** Injects the `:id` of a path for a resource without names: its integer prefix. @throws ResourceNotFound */
export const RowId = createParamDecorator((resource: string, context: ExecutionContext): number => {
  const { id = '' } = context.switchToHttp().getRequest<FastifyRequest>().params as { id?: string };
  const number = imageReference(id).id;
  if (number === null) throw new ResourceNotFound(resource, id);
  return number;
});
