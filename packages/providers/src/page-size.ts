import { ProviderError } from './provider-error.js';

/** Below this no page is asked for: so few images that are too large are too large by themselves. */
const SMALLEST = 16;

/** How many images to ask for at once: fewer from the moment on when a page went over a bound. */
export class PageSize {
  constructor(private size: number) {}

  /** Asks for a page, and again for a shorter one while it is too large. */
  async ask<Page>(listPage: (size: number) => Promise<Page>): Promise<Page> {
    for (;;) {
      try {
        return await listPage(this.size);
      } catch (error) {
        if (!(error instanceof ProviderError) || error.kind !== 'limit' || this.size <= SMALLEST) throw error;
        this.size = Math.max(SMALLEST, Math.floor(this.size / 8));
      }
    }
  }
}
