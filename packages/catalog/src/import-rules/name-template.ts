/** What a template may speak of. */
export interface TemplateValues {
  name: string;
  uuid: string;
  /** Title of the operating system. */
  os: string;
  architecture: string;
  owner: string | null;
  /** Day on which the source made it, `2026-01-31`. */
  created_on: string | null;
}

/**
 * Fills a template such as `{os} {created}`: `{name}`, `{uuid}`, `{os}`, `{architecture}`, `{owner}` and `{created}` are
 * replaced, once each where they stand; what is not known becomes nothing, and any other brace stays. Null is `{name}`.
 */
export function fillTemplate(template: string | null, values: TemplateValues): string {
  const words = new Map<string, string>([
    ['{name}', values.name],
    ['{uuid}', values.uuid],
    ['{os}', values.os],
    ['{architecture}', values.architecture],
    ['{owner}', values.owner ?? ''],
    ['{created}', values.created_on ?? ''],
  ]);
  return (template ?? '{name}').replaceAll(/\{\w+\}/g, (word) => words.get(word) ?? word);
}
