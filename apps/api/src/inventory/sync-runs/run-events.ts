import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { InventoryService } from '../freshness/inventory.service.js';
import { Overloaded } from '../../foreman/errors.js';
import { Places } from '../../sql/places.js';
import { EventStream, type ObservedRun } from './event-stream.js';
import { ReaderCheck, type RunReader } from './reader-check.service.js';
import { RunWatch } from './run-watch.js';
import { presentRunDetails } from './sync-run.presenter.js';
import { SyncRunsService } from './sync-runs.service.js';

/** A stream ends after this time, in milliseconds; its reader reconnects by itself. */
const LONGEST_STREAM = 5 * 60_000;

/** How often readers are checked, in milliseconds. */
const CHECK_EVERY = 1_000;

/** The most readers of one process, and of one user. */
const LIMITS = { all: 200, each: 50 };

/** After how many seconds a refused reader should try again. */
const RETRY_AFTER = 5;

/** A reader with an open stream. */
interface OpenReader extends RunReader {
  compute_resource_id: number;
  stream: EventStream;
}

/**
 * Streams the progress of runs as server-sent events. Readers of one run share its polls, and are checked while they read.
 */
@Injectable()
export class RunEvents implements BeforeApplicationShutdown {
  private readonly logger = new Logger('RunEvents');
  private readonly places = new Places(LIMITS);
  private readonly watches = new Map<string, RunWatch>();
  private readonly open = new Set<OpenReader>();
  private isChecking = false;

  constructor(
    private readonly inventories: InventoryService,
    private readonly runs: SyncRunsService,
    private readonly readers: ReaderCheck,
  ) {}

  /** Ends all streams, as they would keep the process from stopping. */
  beforeApplicationShutdown(): void {
    for (const { stream } of this.open) stream.finish();
  }

  /**
   * Opens the stream of a run, until the run has ended. @throws Overloaded when there are too many readers, ResourceNotFound
   */
  async follow(computeResource: string, id: number, reader: RunReader): Promise<Readable> {
    const giveBack = this.places.take(reader.login.user_id);
    if (giveBack === undefined)
      throw new Overloaded(
        'Too many readers of events: ask for the run itself instead, or again in a few seconds',
        RETRY_AFTER,
      );
    try {
      const { compute_resource_id } = await this.inventories.find(reader.access, computeResource);
      return await this.openStream({ ...reader, compute_resource_id, stream: new EventStream() }, id, giveBack);
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /** Opens a stream. Its place is given back when the stream or its connection closes. */
  private async openStream(reader: OpenReader, id: number, giveBack: () => void): Promise<Readable> {
    const { stream, socket } = reader;
    const watch = this.join(reader.compute_resource_id, id);
    const leave = () => stream.destroy();
    const age = setTimeout(() => stream.finish(), LONGEST_STREAM).unref();
    stream.once('close', () => {
      clearTimeout(age);
      socket.off('close', leave);
      this.leave(reader, id, watch);
      giveBack();
    });
    try {
      const run = await watch.current();
      this.open.add(reader);
      watch.offer(stream, run);
      if (socket.destroyed) stream.destroy();
      else socket.once('close', leave);
      if (!this.isChecking) void this.check();
      return stream;
    } catch (error) {
      stream.destroy();
      throw error;
    }
  }

  private join(computeResourceId: number, id: number): RunWatch {
    const key = `${computeResourceId}/${id}`;
    const known = this.watches.get(key);
    const watch = known && !known.isIdle ? known : new RunWatch(() => this.read(computeResourceId, id));
    this.watches.set(key, watch);
    watch.join();
    return watch;
  }

  private leave(reader: OpenReader, id: number, watch: RunWatch): void {
    const key = `${reader.compute_resource_id}/${id}`;
    this.open.delete(reader);
    watch.leave();
    if (watch.isIdle && this.watches.get(key) === watch) this.watches.delete(key);
  }

  private async read(computeResourceId: number, id: number): Promise<ObservedRun> {
    const run = presentRunDetails(await this.runs.findIn(computeResourceId, id));
    return { text: JSON.stringify(run), hasEnded: run.state !== 'running' };
  }

  /** Ends the streams of readers who may not go on; all streams when the check fails. */
  private async check(): Promise<void> {
    this.isChecking = true;
    while (this.open.size > 0) {
      await sleep(CHECK_EVERY);
      const open = [...this.open];
      for (const { stream } of await this.readers.refused(open).catch((error: unknown) => this.all(open, error)))
        stream.finish();
    }
    this.isChecking = false;
  }

  private all(open: OpenReader[], error: unknown): OpenReader[] {
    this.logger.warn(`Readers could not be checked: ${error instanceof Error ? error.message : 'unknown'}`);
    return open;
  }
}
