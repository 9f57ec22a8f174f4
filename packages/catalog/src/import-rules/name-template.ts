/** The values of a template's placeholders. */
export interface TemplateValues {
  name: string;
  uuid: string;
  /** Title of the operating system. */
  os: string;
  architecture: string;
  owner: string | null;
  /** Day on which the source created it, `2026-01-31`. */
  created_on: string | null;
}

/**
 * Replaces the placeholders of a template: `{name}`, `{uuid}`, `{os}`, `{architecture}`, `{owner}` and `{created}`. Unknown values
 * become empty, other braces stay. Null means `{name}`.
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
