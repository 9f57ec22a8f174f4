import type {
  ProviderImage,
  ImagePage,
  JsonValue,
  Outside,
  Provider,
  ProviderAccount,
  FoundImages,
} from '@image-catalog/providers';

/** A page of an in-memory listing, before it is given; a test may spoil it, wait, or throw. */
export interface AskedPage {
  scope: string;
  /** Counts the pages of the scope from 1. */
  number: number;
  page: ImagePage;
}

/** A compute resource in memory: it implements the provider's contract, and a test says what it holds and how it fails. */
export class MemorySource implements Provider {
  readonly kind = 'Simplestreams';
  readonly scopes = new Map<string, ProviderImage[]>();
  readonly accounts: ProviderAccount[] = [];
  pageSize = 10;
  /** Pages asked for, by all sessions. */
  asked = 0;
  closed = 0;
  outside: Outside | null = null;
  beforeConnect: () => Promise<void> | void = () => undefined;
  /** The ids of each call of `find`, by all sessions. */
  readonly finds: (readonly string[])[] = [];
  /** May spoil what was found, wait, or throw. */
  beforeFind: (found: FoundImages) => Promise<FoundImages | void> | FoundImages | void = () => undefined;
  beforePage: (asked: AskedPage) => Promise<ImagePage | void> | ImagePage | void = () => undefined;

  /** Fills a scope with images made by a count or given. */
  holds(scope: string, images: number | ProviderImage[]): this {
    this.scopes.set(scope, typeof images === 'number' ? buildImages(images) : images);
    return this;
  }

  async connect(account: ProviderAccount, outside: Outside) {
    await this.beforeConnect();
    this.accounts.push(account);
    this.outside = outside;
    return {
      scopes: async () => [...this.scopes.keys()].map((name) => ({ name })),
      pages: (scope: { name: string }, cursor: JsonValue | null) => this.pages(scope.name, cursor),
      find: (uuids: readonly string[]) => this.find(uuids),
      close: async () => {
        this.closed++;
      },
    };
  }

  private async find(uuids: readonly string[]): Promise<FoundImages> {
    this.finds.push(uuids);
    const all = [...this.scopes].flatMap(([scope, images]) => images.map((image) => ({ scope, image })));
    const images = all.filter(({ image }) => uuids.includes(image.uuid));
    const missing = uuids.filter((uuid) => !images.some(({ image }) => image.uuid === uuid));
    return (await this.beforeFind({ images, missing })) ?? { images, missing };
  }

  private async *pages(scope: string, cursor: JsonValue | null): AsyncGenerator<ImagePage> {
    for (let offset = Number(cursor ?? 0); ; offset += this.pageSize) {
      const images = this.scopes.get(scope) ?? [];
      const end = offset + this.pageSize >= images.length;
      const page: ImagePage = {
        images: images.slice(offset, offset + this.pageSize),
        rejected: [],
        cursor: end ? null : offset + this.pageSize,
        end,
        reported_total: null,
      };
      this.asked++;
      yield (await this.beforePage({ scope, number: offset / this.pageSize + 1, page })) ?? page;
      if (end) return;
    }
  }
}

/** Builds an importable image; a number becomes part of its uuid and name. */
export function buildImage(number: number, values: Partial<ProviderImage> = {}): ProviderImage {
  const padded = String(number).padStart(5, '0');
  return {
    uuid: `uuid-${padded}`,
    name: `debian-12-${padded}`,
    path: null,
    architecture: 'x86_64',
    os_name: 'Debian',
    os_major: '12',
    os_minor: '',
    os_release_name: 'bookworm',
    os_family: 'Debian',
    os_readings: [],
    username: 'debian',
    state: 'active',
    size_bytes: 1000 + number,
    owner: null,
    tags: ['a', 'b, "c"'],
    provider_created_at: '2026-01-02T03:04:05.678Z',
    provider_updated_at: null,
    properties: { min_disk: 10, nested: { list: [1, 'two', null, true] } },
    ...values,
  };
}

export function buildImages(count: number, from = 1): ProviderImage[] {
  return Array.from({ length: count }, (_, index) => buildImage(from + index));
}
