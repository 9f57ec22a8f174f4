import { Duplex } from 'node:stream';
import type { ConnectTarget, Outside, ProviderError } from '@image-catalog/providers';
import { RESPONSE_LIMITS, ResponseGate, type ResponseLimits } from './response-gate.js';
import type { LargeResponses } from './large-responses.js';

/** Statuses with which a Response must have no body. Fetch standard, "null body status" */
const WITHOUT_BODY = [204, 205, 304];

/** A way out with bounded responses. `close` frees what its responses hold. */
export interface LimitedOutside {
  outside: Outside;
  close: () => void;
}

/**
 * Bounds the memory that responses of one compute resource take, and how long the worker waits for them. A large response
 * keeps its place until the next request, because the provider may still work on it.
 */
export function limitResponses(
  outside: Outside,
  large: LargeResponses,
  limits: ResponseLimits = RESPONSE_LIMITS,
): LimitedOutside {
  // Responses that wait for room are counted, so that a provider does not mistake that wait for a silent source.
  let waiting = 0;
  const admit: Admit = (gate, bytes) => {
    waiting += 1;
    return gate.admit(bytes).finally(() => (waiting -= 1));
  };
  const open = new Set<ResponseGate>();
  const ended = new Set<ResponseGate>();
  const close = (gates: Set<ResponseGate>) => {
    for (const gate of gates) {
      gate.close();
      open.delete(gate);
      ended.delete(gate);
    }
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    close(ended);
    const cutting = new AbortController();
    const gate = new ResponseGate(large, outside.signal, (error) => cutting.abort(error), limits);
    open.add(gate);
    const signals = [cutting.signal, ...(init?.signal ? [init.signal] : [])];
    try {
      const response = await outside.fetch(input, { ...init, signal: AbortSignal.any(signals) });
      const { status, headers } = response;
      // A Response with another status cannot be constructed, and nobody reads its body.
      if (response.body !== null && status >= 200 && status < 600 && !WITHOUT_BODY.includes(status)) {
        return new Response(
          boundBody(response.body, gate, admit, () => ended.add(gate)),
          { status, headers },
        );
      }
      ended.add(gate);
      return response;
    } catch (error) {
      ended.add(gate);
      throw error;
    }
  };
  const connect = async (target: ConnectTarget, signal?: AbortSignal) =>
    boundConnection(await outside.connect(target, signal), { signal: outside.signal, large, limits, admit });
  const isHeld = () => waiting > 0 || (outside.isHeld?.() ?? false);
  return { outside: { ...outside, fetch, connect, isHeld }, close: () => close(open) };
}

/** Lets bytes of a response through when there is room for them. @throws as the gate does */
type Admit = (gate: ResponseGate, bytes: number) => Promise<void>;

/** Passes a body on chunk by chunk, as its gate admits, and calls `onEnd` after the last one. */
function boundBody(
  body: ReadableStream<Uint8Array>,
  gate: ResponseGate,
  admit: Admit,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          gate.startWaiting();
          const { done, value } = await reader.read();
          gate.stopWaiting();
          if (done) {
            onEnd();
            return controller.close();
          }
          await admit(gate, value.byteLength);
          controller.enqueue(value);
        } catch (error) {
          gate.close();
          reader.cancel(error).catch(() => undefined);
          controller.error(error);
        }
      },
      cancel(reason) {
        gate.close();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** A connection on which everything between two requests counts as one response. */
function boundConnection(
  stream: Duplex,
  {
    signal,
    large,
    limits,
    admit,
  }: { signal: AbortSignal; large: LargeResponses; limits: ResponseLimits; admit: Admit },
): Duplex {
  let gate: ResponseGate | null = null;
  // Here nobody can tell where a response ends, so only one far above the usual size counts as large.
  const larger = { ...limits, smallBytes: limits.smallBytes * 4 };
  const bound = new Duplex({
    write(chunk, encoding, callback) {
      gate?.close();
      gate = new ResponseGate(large, signal, (error: ProviderError) => bound.destroy(error), larger);
      stream.write(chunk, encoding, callback);
    },
    final: (callback) => void stream.end(callback),
    read: () => void stream.resume(),
    destroy(error, callback) {
      gate?.close();
      stream.destroy();
      callback(error);
    },
  });
  stream.pause();
  stream.on('data', (chunk: Buffer) => {
    stream.pause();
    const admitted = gate ? admit(gate, chunk.byteLength) : Promise.resolve();
    admitted.then(
      () => {
        gate?.startWaiting();
        if (bound.push(chunk)) stream.resume();
      },
      (error: Error) => bound.destroy(error),
    );
  });
  stream.on('end', () => bound.push(null));
  stream.on('error', (error) => bound.destroy(error));
  stream.on('close', () => bound.destroy());
  return bound;
}
