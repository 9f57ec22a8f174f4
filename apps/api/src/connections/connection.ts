import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerRaw } from './raw-answer.js';

/**
 * One open client connection and its requests. A listener for the end of each request would cost time, so a response is
 * checked only when its state matters.
 */
export class Connection {
  /** Whether it has served a request. */
  private hasServed = false;
  /** The response to the latest request. */
  private last: ServerResponse | undefined;
  /** Earlier responses that were unfinished when the next request came. Few clients pipeline requests. */
  private earlier: ServerResponse[] = [];
  /** Since when a finished response waits for the client to read it. */
  private readySince: number | undefined;

  constructor(
    readonly socket: Socket,
    /** Key of the client, see client-key.ts. */
    readonly client: string,
  ) {}

  /** Records that a request has started. */
  begin(response: ServerResponse): void {
    if (this.last !== undefined) {
      if (isOut(this.last)) this.hasServed = true;
      else this.earlier.push(this.last);
      if (this.earlier.length > 0) this.earlier = this.earlier.filter((before) => !isOut(before));
    }
    this.last = response;
  }

  /** Returns the responses that are not sent yet. */
  underWay(): ServerResponse[] {
    return this.last === undefined ? [] : [...this.earlier, this.last].filter((response) => !isOut(response));
  }

  /** Whether a complete request waits for its response. */
  get isBusy(): boolean {
    return this.underWay().some(({ req }) => req.complete);
  }

  /** Whether it has never carried a complete request. */
  get isUnused(): boolean {
    const hasServed = this.hasServed || (this.last !== undefined && isOut(this.last));
    return !hasServed && !this.isBusy;
  }

  /** Tells whether the client has not read a finished response within the limit. */
  isStalled(now: number, limitMs: number): boolean {
    if (!this.hasReadyAnswer()) {
      this.readySince = undefined;
      return false;
    }
    this.readySince ??= now;
    return now - this.readySince > limitMs;
  }

  /** Closes the connection. A client that is sending a request is told why. */
  close(message: string): void {
    if (this.underWay().length === 0) this.socket.destroy();
    else answerRaw(this.socket, 503, message, 1);
  }

  private hasReadyAnswer(): boolean {
    // A response without a socket waits for the response before it, not for the client.
    return this.underWay().some(({ socket, writableEnded }) => socket !== null && writableEnded);
  }
}

function isOut({ writableFinished, destroyed }: ServerResponse): boolean {
  return writableFinished || destroyed;
}
