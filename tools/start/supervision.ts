import { setTimeout as sleep } from 'node:timers/promises';
import { Deaths } from './deaths.ts';
import { Problem, say } from './problem.ts';

/** How a part of the installation ended. */
export interface Death {
  /** "was ended by SIGKILL". */
  how: string;
  /** Where it wrote why. */
  log: string;
  lastWords: readonly string[];
  /** What a person has to do, when we know it. */
  advice?: string | undefined;
}

/** A part of the installation while it runs, from one start of it to its end. */
export interface Life {
  /** Resolves when it is gone, whoever ended it. */
  ended: Promise<Death>;
  stop(): Promise<unknown>;
  /** Ends it at once; left out by what has to end in order. */
  kill?(): void;
}

/** What is started again when it dies: PostgreSQL, the API, the worker. */
export interface Part {
  name: string;
  /** The name as a sentence begins with it: "The API". */
  title: string;
  /** Starts it; rejects with what a person has to do when it does not come up. */
  start(): Promise<Life>;
  /** Where it writes why it does not come up. */
  log: string;
  /** Ends a start that is under way. */
  breakOff?(): Promise<unknown>;
}

/** Keeps one part running until it is told to stop: what dies is started again, with growing pauses, and told. */
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
    // Whoever waits for it hears of it; nobody waiting is no reason to crash.
    this.failure.catch(() => undefined);
  }

  /** Stops the part for good, also while it is down or about to come up. */
  async stop(): Promise<unknown> {
    this.stopping.abort();
    await this.part.breakOff?.();
    const how = await this.life.stop();
    await this.loop.catch(() => undefined);
    return how;
  }

  /** Says that the part works: from now on it is started again, while settings that never worked end it at once. */
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
      // It came up after all while it was told to stop.
      if (signal.aborted) await born.stop();
    }
  }

  // Undefined when it is not wanted any more. @throws Problem when it is time to give up
  private async startAgain(death: Death): Promise<Life | undefined> {
    const { signal } = this.stopping;
    if (!this.isProven) throw new Problem(`${this.tell(death)}${this.lastWords(death)}`);
    for (let last = death, wasUp = true; !signal.aborted; wasUp = false) {
      const pause = this.deaths.note(wasUp);
      if (pause === undefined) throw this.giveUp(last);
      console.error(this.tell(last, `It is started again in ${pause / 1000} s.`));
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return undefined;
      try {
        const life = await this.part.start();
        console.error(`${this.part.title} was started again.`);
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
      'It died five times in a minute and is not started again. Correct what its log says, then start again; your data stays.';
    return new Problem(`${this.tell(death, whatNow)}${this.lastWords(death)}`);
  }

  private lastWords({ lastWords }: Death): string {
    return lastWords.length === 0 ? '' : `\nIts last words:${lastWords.map((line) => `\n  ${line}`).join('')}`;
  }
}
