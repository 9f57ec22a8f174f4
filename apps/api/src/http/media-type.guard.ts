import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnsupportedMediaType } from './errors.js';

/** Refuses POST and PUT whose media type is not JSON, even without a body. Foreman: v2/base_controller.rb, check_media_type */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method !== 'POST' && method !== 'PUT') return true;
    const type = headers['content-type'] ?? '';
    if (type.split(';')[0]?.trim().toLowerCase() === 'application/json') return true;
    throw new UnsupportedMediaType(
      `Media type in 'Content-Type: ${type}' is unsupported in API v2 for POST and PUT requests. ` +
        "Please use 'Content-Type: application/json'.",
    );
  }
}
