import type { SyncRunShowView } from '@image-catalog/spec';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Overloaded } from '../http/errors.js';

/** Between two looks at a run, in milliseconds. */
const PAUSE = 500;

/** Looks without news after which a comment says that the stream lives, so that nothing between closes it. */
const SILENT_LOOKS = 30;

/** A stream ends after this; its reader comes back by itself, and is asked anew who it is. */
const LONGEST_STREAM = 5 * 60 * 1000;

/** Readers of one process at once; each costs a query a look. */
const MOST_READERS = 200;

/** Tells how runs go on, as server-sent events: `progress` with each change, `ended` with the last. */
@Injectable()
export class RunEvents implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readers = 0;

  /** Ends all streams, which would otherwise keep the process. */
  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }

  /** Opens a stream of what `look` gives, until the run has ended. @throws Overloaded by readers, and what the first look throws. */
  async open(look: () => Promise<SyncRunShowView>): Promise<Readable> {
    if (this.readers >= MOST_READERS)
      throw new Overloaded('Too many readers of events: ask for the run itself instead');
    const first = await look();
    this.readers += 1;
    const stream = Readable.from(this.events(first, look), { objectMode: false });
    stream.once('close', () => {
      this.readers -= 1;
    });
    return stream;
  }

  private async *events(first: SyncRunShowView, look: () => Promise<SyncRunShowView>): AsyncGenerator<string> {
    const end = performance.now() + LONGEST_STREAM;
    let [told, silent, id] = ['', 0, 0];
    yield 'retry: 1000\n\n';
    for (let run = first; ; run = await look()) {
      const text = JSON.stringify(run);
      if (text !== told) {
        id += 1;
        yield `id: ${id}\nevent: ${run.state === 'running' ? 'progress' : 'ended'}\ndata: ${text}\n\n`;
      } else if (++silent % SILENT_LOOKS === 0) yield ': nothing new\n\n';
      told = text;
      if (run.state !== 'running' || performance.now() > end) return;
      if (await this.isStopping()) return;
    }
  }

  private async isStopping(): Promise<boolean> {
    await sleep(PAUSE, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    return this.stopping.signal.aborted;
  }
}
