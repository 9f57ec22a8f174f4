import { ProviderError } from '@image-catalog/providers';
import { Logger } from '@nestjs/common';
import type { RunSlot } from '../slots/run-slot.js';

/** Far more than a provider allows itself. Ends the wait for one that never answers. */
const TIMEOUT_MS = 10 * 60 * 1000;

const logger = new Logger('Provider');

/** Calls a provider without holding the run's slot. @throws ProviderError; the signal's reason when it is aborted. */
export function callProvider<Result>(
  { signal, slot }: { signal: AbortSignal; slot: RunSlot },
  call: () => Promise<Result>,
): Promise<Result> {
  return slot.releaseWhile(() => guardCall(signal, call));
}

/**
 * Calls a provider without trusting it: everything that it throws becomes a ProviderError, it has a time limit, and an
 * interruption does not wait for it.
 *
 * @throws ProviderError; the signal's reason when it is aborted.
 */
export async function guardCall<Result>(signal: AbortSignal, call: () => Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  const gate = Promise.withResolvers<never>();
  const interrupt = () => gate.reject(signal.reason);
  const timer = setTimeout(() => {
    gate.reject(new ProviderError('network', `The compute resource did not answer within ${TIMEOUT_MS / 1000} s.`));
  }, TIMEOUT_MS);
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
  // Only where it happened: the message may hold text of the source.
  const frames = error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
  logger.error(`A provider threw ${name}, which is not a ProviderError`, frames?.join('\n'));
  return new ProviderError('protocol', `The provider failed unexpectedly (${name}): see the worker's log.`);
}
