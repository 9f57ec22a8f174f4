import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takesNoBody } from './action.decorator.js';
import type { Check } from './admission.guard.js';
import { UnsupportedMediaType } from '../foreman/errors.js';
import type { Handler } from './route-metadata.js';

/** Refuses POST and PUT whose media type is not JSON, even without a body. Foreman: v2/base_controller.rb, check_media_type */
@Injectable()
export class MediaTypeCheck implements Check {
  check({ method, headers, body }: FastifyRequest, _reply: FastifyReply, handler: Handler): void {
    if (method !== 'POST' && method !== 'PUT') return;
    if (headers['content-type'] === undefined && !body && takesNoBody(handler)) return;
    const type = headers['content-type'] ?? '';
    if (type.split(';')[0]?.trim().toLowerCase() === 'application/json') return;
    throw new UnsupportedMediaType(
      `Media type in 'Content-Type: ${type}' is unsupported in API v2 for POST and PUT requests. ` +
        "Please use 'Content-Type: application/json'.",
    );
  }
}
