import { afterEach, describe, expect, it } from '@jest/globals';
import { buildAccount, buildOutside, failureOf, onlyScope, readAll } from '../../test/outside.js';
import { type Ec2Reply, type PagedEc2, startPagedEc2 } from '../../test/paged-ec2.js';
import { itConforms } from '../../test/conforms.js';
import type { ImagePage, Outside, ProviderAccount } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import { createEc2 } from './index.js';

const HTTP = { attempts: 1, backoffMs: 1, timeoutMs: 5_000, maxBytes: 100_000 };
const provider = createEc2({ pageSize: 5, http: HTTP });
const id = (number: number) => `ami-${String(number).padStart(17, '0')}`;
const SECRET = 'c4n4ry-s3cret';

let server: PagedEc2;
afterEach(() => server.close());

function connect(account: Partial<ProviderAccount> = {}, outside: Partial<Outside> = {}) {
  const keys = { url: `${server.url}/#eu-central-1`, user: 'key', password: SECRET };
  return provider.connect(buildAccount({ ...keys, ...account }), buildOutside(outside));
}

async function list(account: Partial<ProviderAccount> = {}, outside: Partial<Outside> = {}): Promise<ImagePage[]> {
  const session = await connect(account, outside);
  return readAll(session, await onlyScope(session));
}

const uuids = (pages: ImagePage[]) => pages.map(({ images }) => images.map(({ uuid }) => uuid));

describe('a service with pages, as every provider', () => {
  const all = Array.from({ length: 23 }, (_, index) => id(index));
  const answer = (asked: Record<string, string>): Ec2Reply => {
    if (asked['ImageId.1']) return { status: 400, code: 'InvalidAMIID.NotFound' };
    const values = Object.entries(asked).filter(([name]) => name.startsWith('Filter.1.Value.'));
    if (values.length > 0) return { ids: all.filter((one) => values.some(([, value]) => value === one)) };
    const [, start = '0'] = /^after-(\d+)$/.exec(asked['NextToken'] ?? 'after-0') ?? [];
    const end = Number(start) + Number(asked['MaxResults']);
    return { ids: all.slice(Number(start), end), ...(end < all.length ? { next: `after-${end}` } : {}) };
  };

  itConforms(
    () => ({
      provider,
      account: buildAccount({ url: `${server.url}/#eu-central-1`, user: 'key', password: SECRET }),
      outside: buildOutside(),
      absent: 'ami-0ffffffffffffffff',
    }),
    async () => {
      server = await startPagedEc2(answer);
    },
  );
});

describe('a listing', () => {
  it('follows the tokens, with the owners and the page size in every call', async () => {
    server = await startPagedEc2([{ ids: [id(1)], next: 'two' }, { ids: [id(2)], next: 'three' }, { ids: [id(3)] }]);

    const pages = await list({ attrs: { owners: 'self, 123456789012' } });

    expect(uuids(pages)).toEqual([[id(1)], [id(2)], [id(3)]]);
    expect(pages.map(({ cursor, end }) => [cursor, end])).toEqual([
      ['two', false],
      ['three', false],
      [null, true],
    ]);
    const call = {
      Action: 'DescribeImages',
      'Owner.1': '123456789012',
      'Owner.2': 'self',
      MaxResults: '5',
      IncludeDeprecated: 'true',
      IncludeDisabled: 'true',
    };
    expect(server.asked).toMatchObject([call, { ...call, NextToken: 'two' }, { ...call, NextToken: 'three' }]);
    expect(server.asked[0]).not.toHaveProperty('NextToken');
  });

  it('narrows every call by the filters, those of one name being one', async () => {
    server = await startPagedEc2((asked) => (asked['ImageId.1'] ? { ids: [id(2)] } : { ids: [id(1)] }));
    const filters = ['architecture=arm64', 'name=debian-12-*', 'name=debian-13-*', 'tag:team=a=b'];

    await list({ attrs: { filters } });
    const seen = await (await connect({ attrs: { filters } })).find([id(1), id(2)]);

    const rest = (at: number) => ({
      [`Filter.${at}.Name`]: 'architecture',
      [`Filter.${at}.Value.1`]: 'arm64',
      [`Filter.${at + 1}.Name`]: 'name',
      [`Filter.${at + 1}.Value.1`]: 'debian-12-*',
      [`Filter.${at + 1}.Value.2`]: 'debian-13-*',
      [`Filter.${at + 2}.Name`]: 'tag:team',
      [`Filter.${at + 2}.Value.1`]: 'a=b',
    });
    expect(server.asked[0]).toMatchObject(rest(1));
    expect(server.asked[1]).toMatchObject({ 'Filter.1.Name': 'image-id', ...rest(2) });
    // One that is there but filtered out is not missing.
    expect(server.asked[2]).not.toHaveProperty('Filter.1.Name');
    expect(seen).toMatchObject({ images: [{ image: { uuid: id(1) } }], missing: [] });
  });

  it('names the filters when EC2 refuses a call that has some', async () => {
    server = await startPagedEc2([{ status: 400, code: 'InvalidParameterValue' }]);

    const error = await failureOf(list({ attrs: { filters: ['colour=red'] } }));

    expect([error.kind, error.message]).toEqual(['configuration', expect.stringContaining('refuses a filter')]);
  });

  it('goes on after an empty page that names a next one, for only a missing token proves the end', async () => {
    server = await startPagedEc2([{ ids: [], next: 'two' }, { ids: [id(1)] }]);

    expect(uuids(await list())).toEqual([[], [id(1)]]);
  });

  it('takes an empty page without a token for the end', async () => {
    server = await startPagedEc2([{ ids: [] }]);

    expect(await list()).toEqual([{ images: [], rejected: [], cursor: null, end: true, reported_total: null }]);
  });

  it('is refused when it goes in a circle', async () => {
    server = await startPagedEc2([
      { ids: [], next: 'two' },
      { ids: [], next: 'three' },
      { ids: [], next: 'two' },
    ]);

    expect((await failureOf(list())).kind).toBe('protocol');
  });

  it('counts what it does not understand, and goes on', async () => {
    server = await startPagedEc2([{ ids: [id(1), '', id(1)] }]);

    const [only] = await list();

    expect(uuids([only!])).toEqual([[id(1)]]);
    expect(only!.rejected).toEqual([{ uuid: null, reason: 'The image has no usable id.' }]);
  });

  it('has a scope for each region, in which the calls are signed', async () => {
    server = await startPagedEc2([{ ids: [] }]);
    const session = await connect({ url: `${server.url}/#us-east-1,eu-west-3` });

    const scopes = await session.scopes();
    for (const scope of scopes) await readAll(session, scope);

    expect(scopes).toEqual([{ name: 'eu-west-3' }, { name: 'us-east-1' }]);
    expect(server.regions).toEqual(['eu-west-3', 'us-east-1']);
  });

  it('asks again after a throttled or broken call, as often as it may and no more', async () => {
    server = await startPagedEc2([
      { status: 503, code: 'RequestLimitExceeded' },
      (response) => response.destroy(),
      { ids: [id(1)] },
    ]);
    const patient = createEc2({ http: { ...HTTP, attempts: 3 } });
    const account = buildAccount({ url: `${server.url}/#eu-central-1`, user: 'key', password: SECRET });

    const session = await patient.connect(account, buildOutside());

    expect(uuids(await readAll(session, await onlyScope(session)))).toEqual([[id(1)]]);
    expect(server.asked).toHaveLength(3);
  });

  it('does not ask again before it is told to', async () => {
    server = await startPagedEc2([{ status: 503, code: 'RequestLimitExceeded', headers: { 'retry-after': '99' } }]);
    const patient = createEc2({ http: { ...HTTP, attempts: 3 } });
    const account = buildAccount({ url: `${server.url}/#eu-central-1`, user: 'key', password: SECRET });
    const session = await patient.connect(account, buildOutside());

    const error = await failureOf(readAll(session, { name: 'eu-central-1' }));

    expect([error.kind, error.retryAfterSeconds, server.asked.length]).toEqual(['throttled', 99, 1]);
  });

  it.each<[string, Ec2Reply, string]>([
    ['RequestLimitExceeded', { status: 503, code: 'RequestLimitExceeded' }, 'throttled'],
    ['Throttling', { status: 400, code: 'Throttling' }, 'throttled'],
    ['AuthFailure', { status: 401, code: 'AuthFailure' }, 'unauthorized'],
    ['SignatureDoesNotMatch', { status: 403, code: 'SignatureDoesNotMatch' }, 'unauthorized'],
    ['InvalidClientTokenId', { status: 403, code: 'InvalidClientTokenId' }, 'unauthorized'],
    ['OptInRequired', { status: 401, code: 'OptInRequired' }, 'unauthorized'],
    ['UnauthorizedOperation', { status: 403, code: 'UnauthorizedOperation' }, 'forbidden'],
    ['InternalError', { status: 500, code: 'InternalError' }, 'network'],
    ['Unavailable', { status: 503, code: 'Unavailable' }, 'network'],
    ['a code of tomorrow', { status: 400, code: 'SomethingNew' }, 'protocol'],
    ['InvalidParameterValue, without a token', { status: 400, code: 'InvalidParameterValue' }, 'protocol'],
    ['another document', { text: '<html><body>words of the other side</body></html>' }, 'protocol'],
    ['a document that is cut off', { text: '<DescribeImagesResponse><imagesSet><item>' }, 'protocol'],
    ['nothing', { text: '' }, 'protocol'],
    ['too much', { text: ' '.repeat(HTTP.maxBytes + 1) }, 'limit'],
    ['a redirect', { status: 301, text: '', headers: { location: 'http://127.0.0.1:1/' } }, 'protocol'],
  ])('tells of %s', async (_what, reply, kind) => {
    server = await startPagedEc2([reply]);

    const error = await failureOf(list());

    expect(error.kind).toBe(kind);
    const all = [error.message, error.stack, error.cause, JSON.stringify(error), String(error)].join(' ');
    expect(all).not.toContain('words of the other side');
    expect(all).not.toContain(SECRET);
  });

  it.each(['InvalidNextToken', 'InvalidParameterValue', 'InvalidPaginationToken'])(
    'asks for a new start when a token is answered with %s',
    async (code) => {
      server = await startPagedEc2([{ status: 400, code }]);
      const session = await connect();

      const error = await failureOf(readAll(session, { name: 'eu-central-1' }, 'a token of yesterday'));

      expect(error.kind).toBe('cursor');
    },
  );

  it('ends with the reason of the signal while EC2 keeps it waiting', async () => {
    server = await startPagedEc2([() => undefined]);
    const abort = new AbortController();
    const reason = new Error('stop now');
    setTimeout(() => abort.abort(reason), 50);

    await expect(list({}, { signal: abort.signal })).rejects.toBe(reason);
  });

  it('lets the refusal of a guard through as it is, and does not try again', async () => {
    server = await startPagedEc2([]);
    const refusal = new ProviderError('configuration', 'Not there.');
    let calls = 0;
    const fetch = () => {
      calls++;
      return Promise.reject(new TypeError('fetch failed', { cause: refusal }));
    };
    const patient = createEc2({ http: { ...HTTP, attempts: 3 } });
    const account = buildAccount({ url: 'eu-central-1', user: 'key', password: SECRET });
    const session = await patient.connect(account, buildOutside({ fetch }));

    expect(await failureOf(readAll(session, { name: 'eu-central-1' }))).toBe(refusal);
    expect(calls).toBe(1);
  });

  it('calls the address of AWS for a region, and tells it nothing of our machine', async () => {
    server = await startPagedEc2([]);
    const calls: [string, Record<string, string>][] = [];
    const fetch: Outside['fetch'] = (url, init) => {
      calls.push([url instanceof URL ? url.href : '', init?.headers as Record<string, string>]);
      return Promise.resolve(new Response('<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>'));
    };

    await list({ url: 'eu-central-1' }, { fetch });

    expect(calls.map(([url]) => url)).toEqual(['https://ec2.eu-central-1.amazonaws.com/']);
    expect(calls[0]![1]).toMatchObject({ 'user-agent': 'image-catalog' });
    expect(JSON.stringify(calls)).not.toContain(SECRET);
    expect(JSON.stringify(calls)).not.toMatch(/os\/|lang\/|md\//);
  });
});

describe('finding single images', () => {
  it('asks by the rules of the listing, 200 at a time, and then for each that is not listed', async () => {
    const ids = Array.from({ length: 201 }, (_, index) => id(index));
    server = await startPagedEc2((asked) => {
      if (asked['ImageId.1'] === id(199)) return { ids: [id(199)] };
      if (asked['ImageId.1']) return { status: 400, code: 'InvalidAMIID.NotFound' };
      return {
        ids: Object.entries(asked).flatMap(([name, value]) =>
          name.startsWith('Filter.1.Value.') && value < id(199) ? [value] : [],
        ),
      };
    });
    const session = await connect();

    const seen = await session.find(ids);

    expect(seen.images.map(({ scope, image }) => [image.uuid, scope])).toEqual(
      ids.slice(0, 199).map((uuid) => [uuid, 'eu-central-1']),
    );
    expect(seen.missing).toEqual([id(200)]);
    expect(
      server.asked.map((asked) => Object.keys(asked).filter((name) => /Value\.|ImageId/.test(name)).length),
    ).toEqual([200, 1, 1, 1]);
    expect(server.asked[0]).toMatchObject({ 'Filter.1.Name': 'image-id', 'Owner.1': 'self' });
    expect(server.asked[2]).not.toHaveProperty('Owner.1');
  });

  it('takes an empty list for an id as what EC2 says of an image that was deregistered', async () => {
    server = await startPagedEc2([{ ids: [] }]);

    expect(await (await connect()).find([id(1)])).toEqual({ images: [], missing: [id(1)] });
  });

  it('calls an image missing only when every region says so', async () => {
    server = await startPagedEc2((asked, region) => {
      if (!asked['ImageId.1']) return { ids: [] };
      return asked['ImageId.1'] === id(1) && region === 'us-east-1'
        ? { ids: [id(1)] }
        : { status: 400, code: 'InvalidAMIID.NotFound' };
    });
    const session = await connect({ url: `${server.url}/#eu-west-3,us-east-1` });

    expect(await session.find([id(1), id(2)])).toEqual({ images: [], missing: [id(2)] });
  });

  it.each(['ami-nonsense', 'i-0123456789abcdef0', 'ami-*', 'AMI-01234567', 'ä'])(
    'asks about an id that AWS would never give, and believes the answer: %s',
    async (odd) => {
      server = await startPagedEc2((asked) => {
        if (asked['ImageId.1'] === odd) return { status: 400, code: 'InvalidAMIID.Malformed' };
        if (asked['ImageId.1']) return { status: 400, code: 'InvalidAMIID.NotFound' };
        return { ids: [id(1)] };
      });

      const seen = await (await connect()).find([odd, id(1), id(2)]);

      expect(seen.images.map(({ image }) => image.uuid)).toEqual([id(1)]);
      expect(seen.missing).toEqual([odd, id(2)]);
      expect(server.asked.flatMap((asked) => Object.values(asked)).filter((value) => value === odd)).toHaveLength(1);
      expect(server.asked[0]).not.toHaveProperty('Filter.1.Value.3');
    },
  );

  it('leaves open an odd id that a service knows', async () => {
    server = await startPagedEc2([{ ids: ['emi-1'] }]);

    expect(await (await connect()).find(['emi-1'])).toEqual({ images: [], missing: [] });
  });

  it.each<[string, Ec2Reply, string]>([
    ['UnauthorizedOperation', { status: 403, code: 'UnauthorizedOperation' }, 'forbidden'],
    ['AuthFailure', { status: 401, code: 'AuthFailure' }, 'unauthorized'],
    ['RequestLimitExceeded', { status: 503, code: 'RequestLimitExceeded' }, 'throttled'],
    ['InvalidAMIID.Malformed', { status: 400, code: 'InvalidAMIID.Malformed' }, 'protocol'],
    ['nothing', { text: '' }, 'protocol'],
  ])('proves nothing by %s', async (_what, reply, kind) => {
    server = await startPagedEc2([{ ids: [] }, reply]);
    const session = await connect();

    expect((await failureOf(session.find([id(1)]))).kind).toBe(kind);
  });
});
