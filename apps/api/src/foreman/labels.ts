import type { FieldErrors } from './errors.js';

/** Shared labels that differ from the humanised attribute name in Foreman's English catalogue. */
const LABELS: Readonly<Record<string, string>> = { uuid: 'UUID', url: 'URL', iam_role: 'IAM role' };

/** Joins labels and messages into `full_messages`. Messages on `base` have no label. */
export function fullMessages(errors: FieldErrors, labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(errors).flatMap(([attribute, messages]) =>
    messages.map((text) =>
      attribute === 'base' ? text : `${labels[attribute] ?? LABELS[attribute] ?? humanise(attribute)} ${text}`,
    ),
  );
}

/** Humanises an attribute name as Rails does: `operatingsystem_id` becomes `Operatingsystem`. */
export function humanise(attribute: string): string {
  const words = attribute.replace(/_id$/, '').replaceAll(/[_.]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
