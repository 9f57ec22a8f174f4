import { gt, valid } from 'semver';

/** Checks the version of a release. @throws Error when it is not a semantic version, or not above the previous one. */
export function checkVersion(version: string, before: string): void {
  if (valid(version) !== version) throw new Error(`"${version}" is not a version such as 1.4.0.`);
  if (!gt(version, before)) throw new Error(`${version} is not above the current version ${before}.`);
}

/** Replaces the version in the text of a package.json, and nothing else. */
export function withVersion(manifest: string, version: string): string {
  return manifest.replace(/^(\s*"version": ")[^"]*(")/m, `$1${version}$2`);
}

/** Replaces the version of the images in a file for containers: in their tags, and in the label that the Dockerfile gives them. */
export function withImageVersion(text: string, version: string): string {
  return text
    .replaceAll(/(\bimage-catalog-(?:api|setup|worker):)\d[\w.-]*/g, `$1${version}`)
    .replace(/^(ARG VERSION=).*$/m, `$1${version}`);
}
