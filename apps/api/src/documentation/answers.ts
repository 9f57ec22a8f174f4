import answers from './answers.json' with { type: 'json' };
import type { Schema } from './openapi-schema.js';

/** What `pnpm documents` reads from the controllers: their comments, what each handler replies, and the named types of replies. */
export const ANSWERS = answers as unknown as {
  controllers?: Record<string, string>;
  handlers: Record<string, Schema>;
  schemas: Record<string, Schema & { description?: string }>;
};
