import { IDLE_MS } from './bounds.js';
import { ProviderError } from './provider-error.js';

/** Ends a call that takes too long as a whole, or in which the source is silent for too long. */
export class CallTimeout {
  private readonly controller = new AbortController();
  private readonly idle: NodeJS.Timeout;
  private total: NodeJS.Timeout;
  private isAnswering = false;

  constructor(
    private readonly peer: string,
    private readonly limits: { timeoutMs: number; idleMs?: number },
    private readonly isHeld: () => boolean = () => false,
  ) {
    this.idle = setTimeout(() => (this.isHeld() ? this.idle.refresh() : this.end(this.silence())), this.idleMs);
    this.total = setTimeout(() => this.endWhole(), limits.timeoutMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Bytes arrived, so the time limit for silence starts again. */
  restart(): void {
    this.isAnswering = true;
    this.idle.refresh();
  }

  stop(): void {
    clearTimeout(this.idle);
    clearTimeout(this.total);
  }

  private get idleMs(): number {
    return this.limits.idleMs ?? IDLE_MS;
  }

  private end(what: string): void {
    this.stop();
    this.controller.abort(
      new ProviderError('network', `${this.peer} ${what}: check its load, and the network between.`),
    );
  }

  /** While we hold the source back ourselves, it gets more time. */
  private endWhole(): void {
    if (!this.isHeld()) return this.end(this.slowness());
    this.total = setTimeout(() => this.endWhole(), this.idleMs);
  }

  private silence(): string {
    const seconds = this.idleMs / 1000;
    return this.isAnswering
      ? `stops in the middle of its answer for ${seconds} s`
      : `does not answer within ${seconds} s`;
  }

  private slowness(): string {
    return `does not come to the end of an answer within ${this.limits.timeoutMs / 1000} s`;
  }
}
