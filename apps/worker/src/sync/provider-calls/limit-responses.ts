import { Duplex } from 'node:stream';
import type { ConnectTarget, Outside, ProviderError } from '@image-catalog/providers';
import { ANSWER_LIMITS, AnswerGate, type AnswerLimits } from './response-gate.js';
import type { LargeAnswers } from './large-responses.js';

/** Statuses of which a Response must have no body. Fetch standard, "null body status" */
const WITHOUT_BODY = [204, 205, 304];

/** A way out whose answers are bounded, and how to let go of what came in by it. */
export interface BoundOutside {
  outside: Outside;
  close: () => void;
}

/**
 * Bounds what the answers of one compute resource hold of the worker's memory, and how long it waits for them. A large
 * answer keeps its place until the next question: so long may a provider be working on it.
 */
export function boundAnswers(
  outside: Outside,
  large: LargeAnswers,
  limits: AnswerLimits = ANSWER_LIMITS,
): BoundOutside {
  const held = new Held();
  const open = new Set<AnswerGate>();
  const ended = new Set<AnswerGate>();
  const close = (gates: Set<AnswerGate>) => {
    for (const gate of gates) {
      gate.close();
      open.delete(gate);
      ended.delete(gate);
    }
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    close(ended);
    const cutting = new AbortController();
    const gate = new AnswerGate(large, outside.signal, (error) => cutting.abort(error), limits);
    open.add(gate);
    const signals = [cutting.signal, ...(init?.signal ? [init.signal] : [])];
    try {
      const response = await outside.fetch(input, { ...init, signal: AbortSignal.any(signals) });
      const { status, headers } = response;
      // Of other statuses no Response can be made; nobody reads their bodies.
      if (response.body !== null && status >= 200 && status < 600 && !WITHOUT_BODY.includes(status)) {
        return new Response(
          boundBody(response.body, gate, held, () => ended.add(gate)),
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
    boundConnection(await outside.connect(target, signal), { signal: outside.signal, large, limits, held });
  const isHeld = () => held.isWaiting || (outside.isHeld?.() ?? false);
  return { outside: { ...outside, fetch, connect, isHeld }, close: () => close(open) };
}

/** Counts the answers that wait for a place, so that their providers do not take a source for silent meanwhile. */
class Held {
  private waiting = 0;

  get isWaiting(): boolean {
    return this.waiting > 0;
  }

  /** Lets some bytes of an answer through when there is room for them. @throws as the gate does */
  async admit(gate: AnswerGate, bytes: number): Promise<void> {
    this.waiting += 1;
    try {
      await gate.admit(bytes);
    } finally {
      this.waiting -= 1;
    }
  }
}

/** Hands a body on, chunk by chunk, as its gate admits; `onEnd` is called when all of it was handed on. */
function boundBody(
  body: ReadableStream<Uint8Array>,
  gate: AnswerGate,
  held: Held,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          gate.awaits();
          const { done, value } = await reader.read();
          gate.rests();
          if (done) {
            onEnd();
            return controller.close();
          }
          await held.admit(gate, value.byteLength);
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

/** A connection on which an answer is whatever comes between two questions. */
function boundConnection(
  stream: Duplex,
  { signal, large, limits, held }: { signal: AbortSignal; large: LargeAnswers; limits: AnswerLimits; held: Held },
): Duplex {
  let gate: AnswerGate | null = null;
  // Between two questions nobody can tell whether an answer is whole, so only what is far above a usual one is large.
  const larger = { ...limits, smallBytes: limits.smallBytes * 4 };
  const bound = new Duplex({
    write(chunk, encoding, callback) {
      gate?.close();
      gate = new AnswerGate(large, signal, (error: ProviderError) => bound.destroy(error), larger);
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
    const admitted = gate ? held.admit(gate, chunk.byteLength) : Promise.resolve();
    admitted.then(
      () => {
        gate?.awaits();
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
