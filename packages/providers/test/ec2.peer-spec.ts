import { readFileSync } from 'node:fs';
import { DeregisterImageCommand, EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createEc2 } from '../src/ec2/index.js';
import type { FoundImage, ProviderAccount, ProviderImage } from '../src/provider.js';
import { buildAccount, buildOutside, onlyScope, readAll } from './outside.js';

/** What tools/peers/start-moto.sh writes. */
interface MotoPeer {
  endpoint: string;
  region: string;
  access_key: string;
  secret_key: string;
  owner: string;
  images: number;
}

// oxlint-disable-next-line node/no-process-env -- the one place that says where the peer is
const file = process.env['EC2_PEER'];
const peer = file ? (JSON.parse(readFileSync(file, 'utf8')) as MotoPeer) : null;

(peer ? describe : describe.skip)('EC2 against moto', () => {
  const { endpoint, region, access_key, secret_key, owner, images } = peer ?? ({} as MotoPeer);
  const made: string[] = [];
  let operator: EC2Client;

  beforeAll(() => {
    operator = new EC2Client({
      endpoint,
      region,
      credentials: { accessKeyId: access_key, secretAccessKey: secret_key },
    });
  });
  afterEach(async () => {
    for (const id of made.splice(0)) await deregister(id);
  });
  afterAll(() => operator.destroy());

  async function register(name: string): Promise<string> {
    const { ImageId } = await operator.send(
      new RegisterImageCommand({ Name: name, Description: 'made by a test', Architecture: 'arm64' }),
    );
    made.push(ImageId!);
    return ImageId!;
  }

  const deregister = (id: string) => operator.send(new DeregisterImageCommand({ ImageId: id }));

  function connect(change: Partial<ProviderAccount> = {}) {
    const account = { url: `${endpoint}/#${region}`, user: access_key, password: secret_key, ...change };
    return createEc2().connect(buildAccount(account), buildOutside());
  }

  async function list(change: Partial<ProviderAccount> = {}): Promise<ProviderImage[]> {
    const session = await connect(change);
    return (await readAll(session, await onlyScope(session))).flatMap((page) => page.images);
  }

  it('joins values of one filter with OR, and filters with AND', async () => {
    const chosen = await list({ attrs: { filters: ['architecture=arm64', 'name=debian-12-*', 'name=RHEL-*'] } });
    const others = await list({ attrs: { owners: ['099720109477'], filters: ['architecture=x86_64'] } });

    expect(chosen.length).toBeGreaterThan(0);
    expect(new Set(chosen.map(({ os_name, architecture }) => `${os_name} ${architecture}`))).toEqual(
      new Set(['Debian aarch64', 'RedHat aarch64']),
    );
    expect(others.length).toBeGreaterThan(0);
    expect(new Set(others.map((image) => `${image.owner} ${image.architecture}`))).toEqual(
      new Set(['099720109477 x86_64']),
    );
  });

  it('does not call an image missing that a filter leaves out', async () => {
    const all = await list();
    const session = await connect({ attrs: { filters: ['name=debian-12-*'] } });
    const [debian, other] = [
      all.find(({ os_name }) => os_name === 'Debian'),
      all.find(({ os_name }) => os_name === 'RedHat'),
    ];

    const seen = await session.find([debian!.uuid, other!.uuid, 'ami-0ffffffffffffffff']);

    expect(seen.images.map(({ image }) => image.uuid)).toEqual([debian!.uuid]);
    expect(seen.missing).toEqual(['ami-0ffffffffffffffff']);
  });

  it('lists what the account owns, and nothing else', async () => {
    const listed = await list();

    expect(listed).toHaveLength(images);
    expect(new Set(listed.map((image) => image.owner))).toEqual(new Set([owner]));
    expect(new Set(listed.map((image) => image.state))).toEqual(new Set(['active']));
    expect(new Set(listed.map((image) => image.architecture))).toEqual(new Set(['x86_64', 'aarch64']));
    expect(new Set(listed.map((image) => `${image.os_name} ${image.os_major}`))).toEqual(
      new Set(['Debian 12', 'Ubuntu 24.04', 'RedHat 9', 'Amazon 2023', 'windows 2022']),
    );
  });

  it('lists the images of other owners when it is told to', async () => {
    const listed = await list({ attrs: { owners: ['099720109477'] } });

    expect(listed).toHaveLength(Math.ceil(images / 10));
  });

  it('gives the same images in the same order each time', async () => {
    expect(await list()).toEqual(await list());
  });

  it('has each region as a scope of its own', async () => {
    const session = await connect({ url: `${endpoint}/#${region},us-west-2` });
    const id = await register('only here');

    const pages = new Map<string, string[]>();
    for (const scope of await session.scopes()) {
      pages.set(
        scope.name,
        (await readAll(session, scope)).flatMap((page) => page.images.map(({ uuid }) => uuid)),
      );
    }

    expect([...pages.keys()]).toEqual([region, 'us-west-2']);
    expect(pages.get(region)).toContain(id);
    expect(pages.get('us-west-2')).not.toContain(id);
  });

  it('sees an image come and go', async () => {
    const id = await register('debian-12-arm64-coming');
    const session = await connect();

    // moto drops the architecture, so it comes from the name.
    expect(await session.find([id])).toMatchObject({
      images: [
        {
          scope: region,
          image: { uuid: id, name: 'debian-12-arm64-coming', os_name: 'Debian', architecture: 'aarch64' },
        },
      ],
      missing: [],
    });
    expect((await list()).map(({ uuid }) => uuid)).toContain(id);
    await deregister(made.pop()!);
    expect(await session.find([id])).toEqual({ images: [], missing: [id] });
    expect((await list()).map(({ uuid }) => uuid)).not.toContain(id);
  });

  it('finds single images as the listing gives them', async () => {
    const listed = await list();
    const wanted = listed.filter((_, index) => index % 7 === 0);
    const session = await connect();

    const seen = await session.find([...wanted.map(({ uuid }) => uuid), 'ami-00000000000000001', 'ami-none', '']);

    expect(seen.missing).toEqual(['ami-00000000000000001', 'ami-none', '']);
    const byUuid = (a: FoundImage, b: FoundImage) => (a.image.uuid < b.image.uuid ? -1 : 1);
    expect(seen.images.toSorted(byUuid)).toEqual(wanted.map((image) => ({ scope: region, image })).toSorted(byUuid));
  });

  it('leaves open an image that is there without being listed', async () => {
    const [others] = await list({ attrs: { owners: '099720109477' } });
    const session = await connect();

    expect(await session.find([others!.uuid])).toEqual({ images: [], missing: [] });
  });
});
