const HEADING = '## Unreleased\n';

/**
 * Turns what is unreleased into a version of its own and leaves an empty section for what comes next.
 * @throws Error when nothing is unreleased or the version is there already.
 */
export function releaseChangelog(changelog: string, version: string, date: string): string {
  const begin = changelog.indexOf(HEADING);
  if (begin === -1) throw new Error('CHANGELOG.md has no section "## Unreleased".');
  if (changelog.includes(`\n## ${version} `)) throw new Error(`CHANGELOG.md has a section for ${version} already.`);
  const rest = changelog.slice(begin + HEADING.length);
  const next = rest.search(/^## /m);
  const section = next === -1 ? rest : rest.slice(0, next);
  if (!/^- /m.test(section)) throw new Error('Nothing is unreleased: CHANGELOG.md has no line below "## Unreleased".');
  return `${changelog.slice(0, begin)}${HEADING}\n## ${version} (${date})\n${rest}`;
}
