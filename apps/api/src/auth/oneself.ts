import type { FastifyRequest } from 'fastify';
import { userReference } from '../routing/reference.js';
import type { AuthenticatedRequest } from './authentication.check.js';

/** Tells whether a text, as in a path, names a user. Foreman: app/models/user.rb, editing_self? */
export function isUser(user: { id: number; login: string }, text: string): boolean {
  return userReference(text).id === user.id || text === user.login;
}

/** For routes that all users may use for themselves: tells whether a path's parameter names the caller. */
export const isOneself =
  (parameter: 'id' | 'user_id') =>
  (request: FastifyRequest): boolean => {
    const { user, params } = request as AuthenticatedRequest;
    const text = (params as Record<string, string | undefined>)[parameter];
    return user !== undefined && text !== undefined && isUser(user, text);
  };
