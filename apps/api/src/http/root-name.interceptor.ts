import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { parametersOf } from './parameters.js';

/**
 * Wraps a single row in the `root_name` that a client asks for, and the members of its lists in the singular of it.
 * Lists see to their own names. Foreman: config/initializers/rabl_init.rb, data_name
 */
@Injectable()
class RootNameInterceptor implements NestInterceptor<object, object> {
  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object> {
    const { root_name: root } = parametersOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (typeof root !== 'string' || root.trim() === '' || root === 'false') return next.handle();
    return next.handle().pipe(map((row) => ({ [root]: withWrappedMembers(row, singular(root)) })));
  }
}

/** Lets clients name the root of what a route answers; for routes that answer one row as Foreman's views show it. */
export const NamesRoot = (): MethodDecorator => UseInterceptors(RootNameInterceptor);

function withWrappedMembers(row: object, root: string): object {
  const wrapped = Object.entries(row).map(([key, value]: [string, unknown]) => [
    key,
    Array.isArray(value) ? value.map((member: unknown) => ({ [root]: member })) : value,
  ]);
  return Object.fromEntries(wrapped);
}

function singular(word: string): string {
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<!s)s$/, '');
}
