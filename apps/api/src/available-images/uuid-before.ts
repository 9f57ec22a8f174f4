import { createParamDecorator, type ExecutionContext, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A uuid that a path names, and the word after it. */
export interface NamedUuid {
  uuid: string;
  verb: string;
}

/** Injects the uuid that stands before one of some words at the end of a path. @throws NotFoundException when none does. */
export const UuidBefore = createParamDecorator((verbs: readonly string[], context: ExecutionContext): NamedUuid => {
  const { '*': rest = '' } = context.switchToHttp().getRequest<FastifyRequest>().params as { '*'?: string };
  const slash = rest.lastIndexOf('/');
  const [uuid, verb] = [rest.slice(0, slash), rest.slice(slash + 1)];
  if (slash < 1 || !verbs.includes(verb)) throw new NotFoundException();
  return { uuid, verb };
});
