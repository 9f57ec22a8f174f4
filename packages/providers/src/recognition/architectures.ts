/** Architectures by their names in sources. The catalog uses Foreman's names, which are those of the Linux kernel. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'x86_64',
  'x86-64': 'x86_64',
  amd64: 'x86_64',
  x64: 'x86_64',
  aarch64: 'aarch64',
  arm64: 'aarch64',
  armv8: 'aarch64',
  i386: 'i686',
  i486: 'i686',
  i586: 'i686',
  i686: 'i686',
  x86: 'i686',
  armhf: 'armv7l',
  armv7: 'armv7l',
  armv7l: 'armv7l',
  armv7hl: 'armv7l',
  ppc64: 'ppc64',
  ppc64el: 'ppc64le',
  ppc64le: 'ppc64le',
  s390x: 's390x',
  riscv64: 'riscv64',
  loongarch64: 'loongarch64',
};

/** All words that name an architecture, in lower case. */
export const ARCHITECTURE_WORDS: readonly string[] = Object.keys(ARCHITECTURES);

const PATTERN = new RegExp(`(?<![a-z0-9])(?:${ARCHITECTURE_WORDS.join('|')})(?![a-z0-9])`, 'gi');

/** Returns the catalog's name of an architecture; null when it is not a single word. */
export function normaliseArchitecture(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  return (
    (Object.hasOwn(ARCHITECTURES, word) ? ARCHITECTURES[word]! : null) ??
    (/^[a-z0-9][a-z0-9_-]{0,31}$/.test(word) ? word : null)
  );
}

/** Detects the architecture from an image's name, as in `debian-12-generic-amd64`; null when the name has two. */
export function detectArchitecture(name: string): string | null {
  const found = new Set((name.match(PATTERN) ?? []).map(normaliseArchitecture));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
