import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parametersOf } from '../foreman/parameters.js';

/** Injects whether the client requests the values of hidden parameters. Foreman: v2/base_controller.rb, show_hidden */
export const ShowsHidden = createParamDecorator((_none: unknown, context: ExecutionContext): boolean => {
  const asked = parametersOf(context.switchToHttp().getRequest<FastifyRequest>());
  return [asked['show_hidden_parameters'], asked['show_hidden']].some((value) => value === 'true' || value === true);
});
