import type { Image } from '@aws-sdk/client-ec2';
import { cleanName, cleanProperties, cleanTags, isRecord, readIdentifier, readTime } from '../clean.js';
import type { AvailableImage, RejectedItem } from '../provider.js';
import {
  normaliseArchitecture,
  type OsHints,
  readArchitectureFromName,
  readOs,
  readOsFromName,
} from '../read-hints.js';

/** Fields that have a column of their own, and the one that changes with every start of a machine. */
const NOT_PROPERTIES: ReadonlySet<string> = new Set(
  'ImageId Name State OwnerId Tags CreationDate Architecture LastLaunchedTime'.split(' '),
);

/** Logins of the AMIs that distributions publish, where they differ from those of their other cloud images. */
const LOGINS: Readonly<Record<string, string>> = {
  Debian: 'admin',
  RedHat: 'ec2-user',
  CentOS_Stream: 'ec2-user',
  AlmaLinux: 'ec2-user',
  OracleLinux: 'ec2-user',
  SLES: 'ec2-user',
  opensuse: 'ec2-user',
  FreeBSD: 'ec2-user',
};

/** What AWS bills by, where a name tells nothing. */
const PLATFORMS: readonly [RegExp, string][] = [
  [/^red hat/i, 'rhel'],
  [/^suse/i, 'sles'],
  [/^ubuntu/i, 'ubuntu'],
  [/^windows|^sql server/i, 'windows'],
];

const GIB = 2 ** 30;

/** Turns one item of DescribeImages into an available image. EC2 API reference: Image */
export function normaliseImage(answer: unknown): AvailableImage | RejectedItem {
  if (!isRecord(answer)) return { uuid: null, reason: 'The item is not an object.' };
  const item: Image = answer;
  const uuid = readIdentifier(item.ImageId);
  if (uuid === null) return { uuid: null, reason: 'The image has no usable id.' };
  const name = cleanName(item.Name) ?? uuid;
  const hints = readHints(item, name);
  return {
    uuid,
    name,
    path: null,
    architecture: normaliseArchitecture(item.Architecture) ?? readArchitectureFromName(name),
    ...hints,
    username: (hints.os_name === null ? null : LOGINS[hints.os_name]) ?? hints.username,
    state: readState(item.State),
    size_bytes: readSize(item),
    owner: cleanName(item.OwnerId),
    tags: cleanTags((item.Tags ?? []).map(({ Key, Value }) => `${Key ?? ''}=${Value ?? ''}`)),
    provider_created_at: readTime(item.CreationDate),
    provider_updated_at: null,
    properties: cleanProperties(Object.fromEntries(Object.entries(item).filter(([key]) => !NOT_PROPERTIES.has(key)))),
  };
}

function readState(state: unknown): string {
  const word = cleanName(state)?.toLowerCase() ?? 'unknown';
  return word === 'available' ? 'active' : word;
}

/** The size of the root volume: EC2 knows no other size of an image. */
function readSize({ RootDeviceName, BlockDeviceMappings }: Image): number | null {
  const root = BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === RootDeviceName);
  const size = root?.Ebs?.VolumeSize;
  return Number.isSafeInteger(size) && size! > 0 ? size! * GIB : null;
}

/** Names are the best source, descriptions the next; the platform tells a system without a version. */
function readHints(item: Image, name: string): OsHints {
  for (const text of [name, cleanName(item.Description) ?? '']) {
    const hints = readOsFromText(text);
    if (hints.os_name !== null) return hints;
  }
  const platform = cleanName(item.PlatformDetails) ?? '';
  const [, distribution] = PLATFORMS.find(([pattern]) => pattern.test(platform)) ?? [];
  const known = distribution ?? (item.Platform?.toLowerCase() === 'windows' ? 'windows' : null);
  return readOs({ distribution: known ?? '', versions: [] });
}

/** `amzn2-ami-…` and `al2023-ami-…` have the release in the word; Fedora has the architecture before it. */
function readOsFromText(text: string): OsHints {
  const amazon = /(?<![a-z0-9])(?:amzn|al)(2|20\d\d)-ami-/i.exec(text)?.[1];
  if (amazon) return readOs({ distribution: 'amzn', versions: [amazon] });
  return readOsFromName(text.replace(/-AmazonEC2\.\w+/i, ''));
}
