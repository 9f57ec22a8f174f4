const HEADING = '## Unreleased\n';

/**
 * Turns the section "Unreleased" into a version and adds a new empty one.
 * @throws Error when nothing is unreleased, or the version exists already.
 */
export function releaseChangelog(changelog: string, version: string, date: string): string {
  const begin = changelog.indexOf(HEADING);
  if (begin === -1) throw new Error('CHANGELOG.md has no section "## Unreleased".');
  if (changelog.includes(`\n## ${version} `)) throw new Error(`CHANGELOG.md already has a section for ${version}.`);
  const rest = changelog.slice(begin + HEADING.length);
  const next = rest.search(/^## /m);
  const section = next === -1 ? rest : rest.slice(0, next);
  if (!/^- /m.test(section)) throw new Error('Nothing is unreleased: CHANGELOG.md has no line below "## Unreleased".');
  return `${changelog.slice(0, begin)}${HEADING}\n## ${version} (${date})\n${rest}`;
}
