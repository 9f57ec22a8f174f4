import { ProviderError } from '@image-catalog/providers';
import { Logger } from '@nestjs/common';

/** Far above what a provider allows itself; ends the wait for one that hangs for good. */
const PATIENCE_MS = 10 * 60 * 1000;

const logger = new Logger('Provider');

/**
 * Asks a provider for something, without trusting it: whatever it throws becomes a ProviderError, it may not take for
 * ever, and an interruption does not wait for it.
 *
 * @throws ProviderError; the signal's reason when it is aborted.
 */
export async function askProvider<Answer>(signal: AbortSignal, call: () => Promise<Answer>): Promise<Answer> {
  signal.throwIfAborted();
  const gate = Promise.withResolvers<never>();
  const interrupt = () => gate.reject(signal.reason);
  const timer = setTimeout(() => {
    gate.reject(new ProviderError('network', `The compute resource did not answer within ${PATIENCE_MS / 1000} s.`));
  }, PATIENCE_MS);
  signal.addEventListener('abort', interrupt);
  try {
    return await Promise.race([call(), gate.promise]);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ProviderError ? error : unexpected(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupt);
  }
}

function unexpected(error: unknown): ProviderError {
  const name = error instanceof Error ? error.name : typeof error;
  // Only where it happened: its message may hold text of the source.
  const frames = error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
  logger.error(`A provider threw ${name}, which is not a ProviderError`, frames?.join('\n'));
  return new ProviderError('protocol', `The provider failed in a way that it does not know (${name}).`);
}
