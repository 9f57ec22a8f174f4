import { Reads } from '../src/sql/reads.js';
import type { RunningApi } from './running-api.js';

/** Counts the statements that an API reads with, by whether a test means them. */
export class CountedReads {
  all = 0;
  meant = 0;

  constructor(api: RunningApi, text: string) {
    const reads = api.app.get<Reads>(Reads);
    for (const name of ['rows', 'lookUpRows'] as const) {
      const real = reads[name].bind(reads);
      const counting: Reads['rows'] = <Row extends object>(asked: string, values: readonly unknown[]) => {
        this.all += 1;
        if (asked.includes(text)) this.meant += 1;
        return real<Row>(asked, values);
      };
      reads[name] = counting;
    }
  }
}
