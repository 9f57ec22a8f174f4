import { describe, expect, it } from '@jest/globals';
import { releaseChangelog } from '../release/changelog.ts';
import { checkVersion, withImageVersion, withVersion } from '../release/version.ts';

describe('the changelog of a release', () => {
  it('names the version and leaves an empty section', () => {
    const before = '# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n';

    const after = releaseChangelog(before, '0.2.0', '2026-11-30');

    expect(after).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-11-30)\n\n### Added\n\n- A thing.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n',
    );
  });

  it.each([
    [
      'nothing is unreleased',
      '# Changelog\n\n## Unreleased\n\n## 0.1.0 (2026-01-01)\n\n- First.\n',
      /Nothing is unreleased/,
    ],
    ['a heading alone is unreleased', '# Changelog\n\n## Unreleased\n\n### Added\n', /Nothing is unreleased/],
    ['the section is missing', '# Changelog\n', /no section/],
    ['the version is there', '## Unreleased\n\n- A.\n\n## 0.2.0 (2026-01-01)\n', /already has a section for 0.2.0/],
  ])('is refused when %s', (_case, changelog, message) => {
    expect(() => releaseChangelog(changelog, '0.2.0', '2026-11-30')).toThrow(message);
  });
});

describe('the version of a release', () => {
  it.each([
    ['1.0', /is not a version/],
    ['v1.0.0', /is not a version/],
    ['0.1.0', /not above/],
    ['0.1.0-rc.1', /not above/],
  ])('is not %s', (version, message) => {
    expect(() => checkVersion(version, '0.1.0')).toThrow(message);
  });

  it('replaces the one of our images and no other', () => {
    const text =
      'ARG VERSION=0.1.0\nimage: image-catalog-api:0.1.0\nImage=localhost/image-catalog-worker:0.1.0-rc.1\ncaddy:2 0.1.0\n';

    expect(withImageVersion(text, '0.2.0')).toBe(
      'ARG VERSION=0.2.0\nimage: image-catalog-api:0.2.0\nImage=localhost/image-catalog-worker:0.2.0\ncaddy:2 0.1.0\n',
    );
  });

  it('replaces the one of a package and no other', () => {
    const manifest = '{\n  "name": "a",\n  "version": "0.1.0",\n  "engines": { "version": "0.1.0" }\n}\n';

    expect(withVersion(manifest, '0.2.0')).toBe(manifest.replace('0.1.0', '0.2.0'));
  });
});
