import { Readable } from 'node:stream';

/** A run as its readers are told of it. */
export interface ToldRun {
  text: string;
  hasEnded: boolean;
}

/** Tells without news after which a comment says that the stream lives, so that nothing between closes it. */
const SILENT_TELLS = 30;

/** Tells that a reader may leave unread; one that takes nothing for longer is cut off. */
const UNREAD_TELLS = 60;

/** How long a reader that may not go on has for what was written before, in milliseconds. */
const LAST_READ = 1_000;

/**
 * The server-sent events of one reader: `progress` with each change, `ended` with the last. Of what a slow reader has not
 * taken only the newest is kept, so that memory stays bounded.
 */
export class EventStream extends Readable {
  private newest: ToldRun | undefined;
  private told = '';
  private id = 0;
  private silent = 0;
  private unread = 0;
  private isFull: boolean;

  constructor() {
    super();
    this.isFull = !this.push('retry: 1000\n\n');
  }

  /** Says how the run stands, which is told when it is news. */
  tell(run: ToldRun): void {
    if (this.readableEnded || this.destroyed || this.newest?.hasEnded) return;
    this.newest = run;
    if (!this.isFull) this.write(run);
    else if (++this.unread > UNREAD_TELLS) this.destroy();
  }

  /** Ends the stream for a reader that is told no more. */
  finish(): void {
    if (!this.newest?.hasEnded) this.push(null);
    setTimeout(() => this.destroy(), LAST_READ).unref();
  }

  override _read(): void {
    if (!this.isFull) return;
    this.isFull = false;
    this.unread = 0;
    if (this.newest && this.newest.text !== this.told) this.write(this.newest);
  }

  private write(run: ToldRun): void {
    if (run.text !== this.told) {
      this.told = run.text;
      this.id += 1;
      this.silent = 0;
      this.isFull = !this.push(`id: ${this.id}\nevent: ${run.hasEnded ? 'ended' : 'progress'}\ndata: ${run.text}\n\n`);
    } else if (++this.silent % SILENT_TELLS === 0) this.isFull = !this.push(': nothing new\n\n');
    if (run.hasEnded) this.push(null);
  }
}
