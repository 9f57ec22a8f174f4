import { Readable } from 'node:stream';

/** The state of a run, as its readers receive it. */
export interface ObservedRun {
  text: string;
  hasEnded: boolean;
}

/** After so many updates without a change a comment is sent, so that no proxy closes the stream. */
const SILENT_TELLS = 30;

/** How many updates a reader may leave unread before it is disconnected. */
const MOST_UNREAD = 60;

/** How long an ended stream waits for its reader to read the rest, in milliseconds. */
const LAST_READ = 1_000;

/**
 * The server-sent events of one reader: `progress` with each change, `ended` with the last. For a slow reader only the newest
 * state is kept, so that memory stays bounded.
 */
export class EventStream extends Readable {
  private newest: ObservedRun | undefined;
  private sent = '';
  private id = 0;
  private silent = 0;
  private unread = 0;
  private isFull: boolean;

  constructor() {
    super();
    this.isFull = !this.push('retry: 1000\n\n');
  }

  /** Offers the state of the run, which is sent if it changed. */
  offer(run: ObservedRun): void {
    if (this.readableEnded || this.destroyed || this.newest?.hasEnded) return;
    this.newest = run;
    if (!this.isFull) this.write(run);
    else if (++this.unread > MOST_UNREAD) this.destroy();
  }

  /** Ends the stream. */
  finish(): void {
    if (!this.newest?.hasEnded) this.push(null);
    setTimeout(() => this.destroy(), LAST_READ).unref();
  }

  override _read(): void {
    if (!this.isFull) return;
    this.isFull = false;
    this.unread = 0;
    if (this.newest && this.newest.text !== this.sent) this.write(this.newest);
  }

  private write(run: ObservedRun): void {
    if (run.text !== this.sent) {
      this.sent = run.text;
      this.id += 1;
      this.silent = 0;
      this.isFull = !this.push(`id: ${this.id}\nevent: ${run.hasEnded ? 'ended' : 'progress'}\ndata: ${run.text}\n\n`);
    } else if (++this.silent % SILENT_TELLS === 0) this.isFull = !this.push(': nothing new\n\n');
    if (run.hasEnded) this.push(null);
  }
}
