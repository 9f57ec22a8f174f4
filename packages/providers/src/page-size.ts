import { ProviderError } from './provider-error.js';

/** The smallest page: when so few images are too large, a smaller page would not help. */
const SMALLEST = 16;

/** How many images to request at once. The number shrinks when a page goes over a bound. */
export class PageSize {
  constructor(private size: number) {}

  /** Requests a page, and a smaller one again while it is too large. */
  async request<Page>(listPage: (size: number) => Promise<Page>): Promise<Page> {
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
