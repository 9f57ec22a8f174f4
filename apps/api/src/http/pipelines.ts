import { ask, type Question } from '@image-catalog/database';
import pg from 'pg';

/** Statements that one connection takes before the next is used: together they cost less than on several. */
const DEPTH = 32;

/**
 * A few connections on which short statements follow each other without waiting for answers, so that those of requests
 * that come together go to Postgres together. A statement waits for those before it: slow ones belong elsewhere.
 */
export class Pipelines {
  private readonly pipelines: (Pipeline | undefined)[];

  constructor(
    private readonly settings: pg.ClientConfig,
    size: number,
  ) {
    this.pipelines = Array.from({ length: size }, () => undefined);
  }

  /** Gives the rows of a short statement. */
  rows<Row extends object>(question: Question): Promise<Row[]> {
    return this.next().rows<Row>(question);
  }

  /** Closes the connections when all that was asked is answered. */
  async end(): Promise<void> {
    await Promise.all(this.pipelines.filter((pipeline) => pipeline !== undefined).map((pipeline) => pipeline.end()));
  }

  /** Gives the first connection with room, or the one with the fewest statements. */
  private next(): Pipeline {
    let chosen = 0;
    for (let place = 0; place < this.pipelines.length && this.awaitedAt(chosen) >= DEPTH; place += 1) {
      if (this.awaitedAt(place) < this.awaitedAt(chosen)) chosen = place;
    }
    const pipeline = this.pipelines[chosen];
    if (pipeline?.isUsable) return pipeline;
    return (this.pipelines[chosen] = new Pipeline(this.settings));
  }

  private awaitedAt(place: number): number {
    const pipeline = this.pipelines[place];
    return pipeline?.isUsable ? pipeline.awaited : 0;
  }
}

/** One connection. What is asked before it is open waits for it, and fails as it fails. */
class Pipeline {
  /** How many statements are not answered yet. */
  awaited = 0;
  isUsable = true;
  private readonly client: pg.Client;
  private cause: Error | undefined;

  constructor(settings: pg.ClientConfig) {
    this.client = new pg.Client(settings);
    this.client.on('error', (error) => this.lose(error));
    this.client.on('end', () => this.lose());
    this.client.connect().catch((error: Error) => this.lose(error));
  }

  async rows<Row extends object>(question: Question): Promise<Row[]> {
    this.awaited += 1;
    try {
      return await ask<Row>(this.client, question);
    } catch (error) {
      throw this.cause ?? error;
    } finally {
      this.awaited -= 1;
    }
  }

  async end(): Promise<void> {
    if (this.isUsable) await this.client.end();
  }

  private lose(cause?: Error): void {
    this.isUsable = false;
    this.cause ??= cause;
  }
}
