/** One kind of request that the benchmark sends. */
export interface ListRequest {
  name: string;
  /** Below which parent, as a path. */
  parent: string;
  query: string;
}

const PARENTS = ['compute_resources/7', 'operatingsystems/7', 'architectures/2'];

const KINDS: readonly (readonly [string, string])[] = [
  ['page 1', ''],
  ['page 1000', 'page=1000'],
  ['exact name', `search=${encodeURIComponent('name = "c4ca4238a0b923820dcc509a6f75849b 1"')}`],
  ['substring', `search=${encodeURIComponent('name ~ f75849b')}`],
  ['bare word', 'search=f75849b'],
  ['order=name', 'order=name'],
];

/** Every kind of request below every parent. */
export const REQUESTS: readonly ListRequest[] = PARENTS.flatMap((parent) =>
  KINDS.map(([name, query]) => ({ name, parent, query })),
);

/** Gives the path of a request. */
export function pathOf({ parent, query }: ListRequest): string {
  return `/api/${parent}/images${query === '' ? '' : `?${query}`}`;
}

/** Names a request in results. */
export function keyOf({ parent, name }: ListRequest): string {
  return `${parent.split('/')[0]} ${name}`;
}
