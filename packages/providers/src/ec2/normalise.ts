import type { Image } from '@aws-sdk/client-ec2';
import { cleanName, cleanProperties, cleanTags, isRecord, readIdentifier, readTime } from '../clean.js';
import type { ProviderImage, RejectedItem } from '../provider.js';
import {
  normaliseArchitecture,
  type DetectedOs,
  detectArchitecture,
  detectOs,
  detectOsFromName,
} from '../detect-os.js';

/** Fields with a column of their own, and `LastLaunchedTime`, which changes with every start of a machine. */
const NOT_PROPERTIES: ReadonlySet<string> = new Set(
  'ImageId Name State OwnerId Tags CreationDate Architecture LastLaunchedTime'.split(' '),
);

/** Logins of published AMIs, where they differ from those of the distribution's other cloud images. */
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
  const os = detect(item, name);
  return {
    uuid,
    name,
    path: null,
    architecture: normaliseArchitecture(item.Architecture) ?? detectArchitecture(name),
    ...os,
    username: (os.os_name === null ? null : LOGINS[os.os_name]) ?? os.username,
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

/** The size of the root volume, the only size that EC2 knows. */
function readSize({ RootDeviceName, BlockDeviceMappings }: Image): number | null {
  const root = BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === RootDeviceName);
  const size = root?.Ebs?.VolumeSize;
  return Number.isSafeInteger(size) && size! > 0 ? size! * GIB : null;
}

/** The name is the best source, then the description. The platform gives a system without a version. */
function detect(item: Image, name: string): DetectedOs {
  for (const text of [name, cleanName(item.Description) ?? '']) {
    const os = detectOsFromText(text);
    if (os.os_name !== null) return os;
  }
  const platform = cleanName(item.PlatformDetails) ?? '';
  const [, distribution] = PLATFORMS.find(([pattern]) => pattern.test(platform)) ?? [];
  const known = distribution ?? (item.Platform?.toLowerCase() === 'windows' ? 'windows' : null);
  return detectOs({ distribution: known ?? '', versions: [] });
}

/** `amzn2-ami-…` and `al2023-ami-…` contain the release; Fedora puts the architecture before it. */
function detectOsFromText(text: string): DetectedOs {
  const amazon = /(?<![a-z0-9])(?:amzn|al)(2|20\d\d)-ami-/i.exec(text)?.[1];
  if (amazon) return detectOs({ distribution: 'amzn', versions: [amazon] });
  return detectOsFromName(text.replace(/-AmazonEC2\.\w+/i, ''));
}
