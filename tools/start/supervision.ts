import { setTimeout as sleep } from 'node:timers/promises';
import { Deaths } from './deaths.ts';
import { Problem, say } from './problem.ts';

/** How a part of the installation ended. */
export interface Death {
  /** "was ended by SIGKILL". */
  how: string;
  /** Path of its log. */
  log: string;
  lastWords: readonly string[];
  /** What to do about it, if known. */
  advice?: string | undefined;
}

/** One life of a part of the installation, from its start to its end. */
export interface Life {
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<Death>;
  stop(): Promise<unknown>;
  /** Kills it. Undefined for a part that must end in order. */
  kill?(): void;
}

/** A part that is restarted when it dies: PostgreSQL, the API, the worker. */
export interface Part {
  name: string;
  /** Its name at the beginning of a sentence: "The API". */
  title: string;
  /** Starts it. Rejects with advice when it does not come up. */
  start(): Promise<Life>;
  /** Path of its log. */
  log: string;
  /** Aborts a start in progress. */
  breakOff?(): Promise<unknown>;
}

/** Keeps one part running until it is stopped. Restarts it when it dies, with growing pauses, and reports that. */
export class Supervision {
  readonly part: Part;
  /** Rejects with a Problem when the part dies again and again. */
  readonly failure: Promise<never>;
  private readonly stopping = new AbortController();
  private readonly deaths = new Deaths(() => performance.now());
  private readonly loop: Promise<void>;
  private life: Life;
  private isProven = false;

  constructor(part: Part, life: Life) {
    this.part = part;
    this.life = life;
    this.loop = this.keepRunning();
    const { promise, reject } = Promise.withResolvers<never>();
    this.failure = promise;
    this.loop.catch(reject);
    // Prevents an unhandled rejection while nobody waits for it.
    this.failure.catch(() => undefined);
  }

  /** Stops the part for good, also while it is down or starting. */
  async stop(): Promise<unknown> {
    this.stopping.abort();
    await this.part.breakOff?.();
    const how = await this.life.stop();
    await this.loop.catch(() => undefined);
    return how;
  }

  /** Marks the part as working. Only then is it restarted, since wrong settings would fail again. */
  prove(): void {
    this.isProven = true;
  }

  kill(): void {
    this.life.kill?.();
  }

  private async keepRunning(): Promise<void> {
    const { signal } = this.stopping;
    for (let death = await this.life.ended; !signal.aborted; death = await this.life.ended) {
      const born = await this.startAgain(death);
      if (born === undefined) return;
      this.life = born;
      // It came up while it was being stopped.
      if (signal.aborted) await born.stop();
    }
  }

  // Undefined when it was stopped meanwhile. @throws Problem when it is given up
  private async startAgain(death: Death): Promise<Life | undefined> {
    const { signal } = this.stopping;
    if (!this.isProven) throw new Problem(`${this.tell(death)}${this.lastWords(death)}`);
    for (let last = death, wasUp = true; !signal.aborted; wasUp = false) {
      const pause = this.deaths.note(wasUp);
      if (pause === undefined) throw this.giveUp(last);
      console.error(this.tell(last, `It will be restarted in ${pause / 1000} s.`));
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return undefined;
      try {
        const life = await this.part.start();
        console.error(`${this.part.title} was restarted.`);
        return life;
      } catch (error) {
        last = { how: 'did not start', log: this.part.log, lastWords: [], advice: say(error) };
      }
    }
    return undefined;
  }

  private tell({ how, log, advice }: Death, whatNow = ''): string {
    return [`${this.part.title} ${how}.`, advice ?? '', whatNow, `Its log: ${log}`]
      .filter((text) => text !== '')
      .join(' ');
  }

  private giveUp(death: Death): Problem {
    const whatNow =
      'It died five times in a minute and is not restarted. Fix the problem in its log, then start again. Your data is kept.';
    return new Problem(`${this.tell(death, whatNow)}${this.lastWords(death)}`);
  }

  private lastWords({ lastWords }: Death): string {
    return lastWords.length === 0 ? '' : `\nIts last errors:${lastWords.map((line) => `\n  ${line}`).join('')}`;
  }
}
