import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerRaw } from './raw-answer.js';

/** One open connection of a client, and what is under way on it. */
export class Connection {
  /** Whether a request of it has been answered. */
  private hasServed = false;
  /** Requests whose answers are not out yet; clients may send the next one before. */
  private readonly underWay = new Set<ServerResponse>();
  /** Since when an answer that is ready waits for its client. */
  private readySince: number | undefined;

  constructor(
    readonly socket: Socket,
    /** The client: its address, or its network. */
    readonly client: string,
  ) {}

  /** Notes that a request has begun; `ended` is called when its answer is out. */
  begin(response: ServerResponse, ended: () => void): void {
    this.underWay.add(response);
    response.once('close', () => {
      this.underWay.delete(response);
      this.hasServed = true;
      ended();
    });
  }

  /** Whether a whole request waits for its answer. */
  get isBusy(): boolean {
    for (const { req } of this.underWay) if (req.complete) return true;
    return false;
  }

  /** Whether it has never been of use: no request, or only a part of one. */
  get isUnused(): boolean {
    return !this.hasServed && !this.isBusy;
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
    if (this.underWay.size === 0) this.socket.destroy();
    else answerRaw(this.socket, 503, message, 1);
  }

  private hasReadyAnswer(): boolean {
    for (const { socket, writableEnded, writableFinished } of this.underWay) {
      // One without a socket waits for the answer before it, not for the client.
      if (socket !== null && writableEnded && !writableFinished) return true;
    }
    return false;
  }
}
