import type { Actor } from '@image-catalog/database';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasLeft } from '../../auth/actor.decorator.js';
import { Places } from '../../sql/places.js';
import { Reads } from '../../sql/reads.js';
import { findEndedRequests } from './sync.query.js';

/** How many clients of one process may wait at once, and of one user. Further clients do not wait. */
const LIMITS = { all: 500, each: 50 };

/** Pauses between two polls, in milliseconds. The first ones are short, as most requests end soon. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 500;

/** A client that waits for its request to end. */
interface Wait {
  actor: Actor;
  since: number;
  until: number;
  end: () => void;
}

/** Lets clients wait for their requests. One poll serves all of them. */
@Injectable()
export class RequestWaits implements BeforeApplicationShutdown {
  private readonly logger = new Logger('RequestWaits');
  private readonly places = new Places(LIMITS);
  private readonly waits = new Map<number, Wait>();
  private isPolling = false;
  private isStopping = false;

  constructor(private readonly reads: Reads) {}

  /** Ends all waits, as a stop must not wait for workers. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
    this.endAll();
  }

  /**
   * Waits until a request has ended, the time is over, the client has left or the API stops. Returns at once when too many
   * wait.
   */
  async ended(id: number, seconds: number, actor: Actor): Promise<void> {
    const leave = seconds > 0 && !this.isStopping ? this.places.take(actor.user_id ?? 0) : undefined;
    if (leave === undefined) return;
    const now = performance.now();
    await new Promise<void>((resolve) => {
      this.waits.set(id, { actor, since: now, until: now + seconds * 1_000, end: resolve });
      if (!this.isPolling) void this.poll();
    }).finally(leave);
  }

  private async poll(): Promise<void> {
    this.isPolling = true;
    while (this.waits.size > 0) {
      try {
        for (const id of await findEndedRequests(this.reads, [...this.waits.keys()])) this.end(id);
      } catch (error) {
        // Each client then asks for its own request, and is told what is wrong.
        this.logger.warn(`Requests could not be polled: ${error instanceof Error ? error.message : 'unknown'}`);
        this.endAll();
      }
      this.endOverdue(performance.now());
      if (this.waits.size > 0) await sleep(this.pause(performance.now()));
    }
    this.isPolling = false;
  }

  private endOverdue(now: number): void {
    for (const [id, { until, actor }] of this.waits) if (until <= now || hasLeft(actor)) this.end(id);
  }

  /** Half of the time that the newest client has waited, but not beyond the first deadline. */
  private pause(now: number): number {
    const waits = [...this.waits.values()];
    const youngest = Math.min(...waits.map(({ since }) => now - since));
    const left = Math.min(...waits.map(({ until }) => until - now));
    return Math.max(1, Math.min(left, LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, youngest / 2)));
  }

  private endAll(): void {
    for (const id of this.waits.keys()) this.end(id);
  }

  private end(id: number): void {
    const wait = this.waits.get(id);
    this.waits.delete(id);
    wait?.end();
  }
}
