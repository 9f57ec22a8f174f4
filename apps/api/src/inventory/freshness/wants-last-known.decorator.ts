import { ListAvailableImagesDto } from '@image-catalog/spec';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { FastifyRequest } from 'fastify';
import { parametersOf } from '../../foreman/parameters.js';

/** Injects whether the client wants what was known before the newest look failed. */
export const WantsLastKnown = createParamDecorator((_none: unknown, context: ExecutionContext): boolean => {
  const { last_known } = parametersOf(context.switchToHttp().getRequest<FastifyRequest>());
  const options = { excludeExtraneousValues: true, exposeUnsetFields: false };
  return plainToInstance(ListAvailableImagesDto, { last_known }, options).last_known ?? false;
});
