import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerRaw } from './raw-answer.js';

/**
 * One open connection of a client, and what is under way on it. Nothing listens for the end of a request, which would cost
 * each of them: whether its answer is out is asked when that matters.
 */
export class Connection {
  /** Whether a request of it has been answered. */
  private hasServed = false;
  /** The answer to the request that came last. */
  private last: ServerResponse | undefined;
  /** Answers before it that were not out when the next request came; few clients send one so early. */
  private earlier: ServerResponse[] = [];
  /** Since when an answer that is ready waits for its client. */
  private readySince: number | undefined;

  constructor(
    readonly socket: Socket,
    /** The client: its address, or its network. */
    readonly client: string,
  ) {}

  /** Notes that a request has begun. */
  begin(response: ServerResponse): void {
    if (this.last !== undefined) {
      if (isOut(this.last)) this.hasServed = true;
      else this.earlier.push(this.last);
      if (this.earlier.length > 0) this.earlier = this.earlier.filter((before) => !isOut(before));
    }
    this.last = response;
  }

  /** Gives the answers that are not out yet. */
  underWay(): ServerResponse[] {
    return this.last === undefined ? [] : [...this.earlier, this.last].filter((response) => !isOut(response));
  }

  /** Whether a whole request waits for its answer. */
  get isBusy(): boolean {
    return this.underWay().some(({ req }) => req.complete);
  }

  /** Whether it has never been of use: no request, or only a part of one. */
  get isUnused(): boolean {
    const hasServed = this.hasServed || (this.last !== undefined && isOut(this.last));
    return !hasServed && !this.isBusy;
  }

  /** Tells whether the client has left an answer that is ready for longer than it may. */
  isStalled(now: number, limitMs: number): boolean {
    if (!this.hasReadyAnswer()) {
      this.readySince = undefined;
      return false;
    }
    this.readySince ??= now;
    return now - this.readySince > limitMs;
  }

  /** Closes it; a client that is sending a request is told why. */
  close(message: string): void {
    if (this.underWay().length === 0) this.socket.destroy();
    else answerRaw(this.socket, 503, message, 1);
  }

  private hasReadyAnswer(): boolean {
    // One without a socket waits for the answer before it, not for the client.
    return this.underWay().some(({ socket, writableEnded }) => socket !== null && writableEnded);
  }
}

function isOut({ writableFinished, destroyed }: ServerResponse): boolean {
  return writableFinished || destroyed;
}
