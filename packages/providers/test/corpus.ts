import type { ProviderImage, RejectedItem } from '../src/provider.js';
import { normaliseImage as normaliseAmi } from '../src/ec2/normalise.js';
import { normaliseVolume } from '../src/libvirt/normalise.js';
import { normaliseImage } from '../src/openstack/normalise.js';
import { detectArchitecture, recognise } from '../src/recognition/index.js';
import { normaliseItem } from '../src/simplestreams/normalise.js';
import type { StreamItem } from '../src/simplestreams/wire.js';
import { normaliseTemplate } from '../src/vmware/normalise.js';
import { childrenOf, parseXml } from '../src/xml.js';

/** A name or a set of properties, and what it is: `Rocky 9.4`, the architecture (null: not said), the login. */
export type Sample = [said: unknown, is: string | null, architecture: string | null, login: string | null];

/** What one publisher or cloud names its images. `source`: the kind that reads them; `name` when ours does not sync it. */
export interface Block {
  publisher: string;
  source: string;
  /** Where these were seen. */
  seen: string;
  images: Sample[];
}

/** How an image was read, and a line that tells it. Nothing where something was to be read is `left out`. */
export interface Verdict {
  kind: 'right' | 'left out' | 'wrong';
  text: string;
}

type Read = Pick<ProviderImage, 'os_name' | 'os_major' | 'os_minor' | 'username' | 'architecture'>;

/** Reads an image as the source's own provider does, and compares. */
export function judge(source: string, [said, is, architecture, login]: Sample): Verdict {
  const read = readAs(source, said);
  const title = titleOf(read);
  const text = `${JSON.stringify(said)}: ${is}, read as ${title}, ${read.architecture}, ${read.username}`;
  if (title === null && is !== null) return { kind: 'left out', text };
  const isRight =
    title === is &&
    (architecture === null || read.architecture === architecture) &&
    (is === null || read.username === login);
  return { kind: isRight ? 'right' : 'wrong', text };
}

/** Only a system with a version is imported. */
function titleOf({ os_name, os_major, os_minor }: Read): string | null {
  if (os_name === null || os_major === null) return null;
  return `${os_name} ${os_major}${os_minor === '' ? '' : `.${os_minor}`}`;
}

function readAs(source: string, said: unknown): Read {
  const image = READERS[source]?.(said as never);
  if (!image || 'reason' in image)
    throw new Error(`The corpus has an image that cannot be read: ${JSON.stringify(said)}`);
  return image;
}

const READERS: Readonly<Record<string, (said: never) => Read | RejectedItem>> = {
  name: (name: string) => ({ ...recognise({ names: [name] }), architecture: detectArchitecture(name) }),
  Libvirt: (name: string) => normaliseVolume({ pool: 'images', name, key: `/images/${name}` }, '<volume/>'),
  Openstack: (item: object) => normaliseImage({ id: 'a1', status: 'active', ...item }),
  EC2: (item: object) => normaliseAmi({ ImageId: 'ami-1', State: 'available', ...item }),
  Simplestreams: (item: StreamItem) => normaliseItem('images', item),
  Vmware: readTemplate,
};

function readTemplate({ name, guest, full }: { name: string; guest: string; full: string }): Read | RejectedItem {
  const config = `<val><name>${name}</name><instanceUuid>u1</instanceUuid><guestId>${guest}</guestId><guestFullName>${full}</guestFullName></val>`;
  const [value] = childrenOf(parseXml(`<a>${config}</a>`, 'The corpus'), 'val');
  return normaliseTemplate(
    { type: 'VirtualMachine', id: 'vm-1', properties: new Map([['summary.config', value!]]) },
    [],
  );
}
