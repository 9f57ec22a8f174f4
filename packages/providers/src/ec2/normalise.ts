import type { Image } from '@aws-sdk/client-ec2';
import { cleanName, cleanProperties, cleanTags, isRecord, readIdentifier, readTime } from '../clean.js';
import type { ProviderImage, RejectedItem, Withdrawal } from '../provider.js';
import { detectArchitecture, normaliseArchitecture, recognise } from '../recognition/index.js';

/** Fields with a column of their own, and `LastLaunchedTime`, which changes with every start of a machine. */
const NOT_PROPERTIES: ReadonlySet<string> = new Set(
  'ImageId Name State OwnerId Tags CreationDate Architecture LastLaunchedTime'.split(' '),
);

/** The platform that AWS bills; used when a name says nothing. */
const PLATFORMS: readonly [RegExp, string][] = [
  [/^red hat/i, 'rhel'],
  [/^suse/i, 'sles'],
  [/^ubuntu/i, 'ubuntu'],
  [/^windows|^sql server/i, 'windows'],
];

const GIB = 2 ** 30;

/** Turns one item of DescribeImages into an available image. EC2 API reference: Image */
export function normaliseImage(answer: unknown): ProviderImage | RejectedItem {
  if (!isRecord(answer)) return { uuid: null, reason: 'The item is not an object.' };
  const item: Image = answer;
  const uuid = readIdentifier(item.ImageId);
  if (uuid === null) return { uuid: null, reason: 'The image has no usable id.' };
  const name = cleanName(item.Name) ?? uuid;
  return {
    uuid,
    name,
    path: null,
    architecture: normaliseArchitecture(item.Architecture) ?? detectArchitecture(name),
    ...recogniseImage(item, name),
    state: readState(item.State),
    size_bytes: readSize(item),
    owner: cleanName(item.OwnerId),
    withdrawn: readWithdrawal(item),
    tags: cleanTags((item.Tags ?? []).map(({ Key, Value }) => `${Key ?? ''}=${Value ?? ''}`)),
    provider_created_at: readTime(item.CreationDate),
    provider_updated_at: null,
    properties: cleanProperties(Object.fromEntries(Object.entries(item).filter(([key]) => !NOT_PROPERTIES.has(key)))),
  };
}

/** A disabled image cannot start a machine; a deprecated one can. EC2 API reference: DisableImage, EnableImageDeprecation */
function readWithdrawal({ State, DeprecationTime }: Image): Withdrawal | null {
  const at = readTime(DeprecationTime);
  if (String(State).toLowerCase() === 'disabled') return { kind: 'disabled', at: null, replacement: null };
  return at === null ? null : { kind: 'deprecated', at, replacement: null };
}

function readState(state: unknown): string {
  const word = cleanName(state)?.toLowerCase() ?? 'unknown';
  return word === 'available' ? 'active' : word;
}

/** The size of the root volume, the only size that EC2 knows. */
function readSize({ RootDeviceName, BlockDeviceMappings }: Image): number | null {
  const root = BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === RootDeviceName);
  const size = root?.Ebs?.VolumeSize;
  return Number.isSafeInteger(size) && size! > 0 ? size! * GIB : null;
}

/** The name is the best source, then the description. The platform gives a system without a version. */
function recogniseImage(item: Image, name: string) {
  const platform = cleanName(item.PlatformDetails) ?? '';
  const [, billed] = PLATFORMS.find(([pattern]) => pattern.test(platform)) ?? [];
  const is_windows = billed === 'windows' || cleanName(item.Platform)?.toLowerCase() === 'windows';
  return recognise({
    names: [name, cleanName(item.Description) ?? ''],
    fields: billed === undefined ? null : { distribution: billed, versions: [] },
    is_windows: is_windows || null,
    cloud: 'ec2',
  });
}
