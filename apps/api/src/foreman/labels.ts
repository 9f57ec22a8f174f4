import type { FieldErrors } from './errors.js';

/** Labels that all resources share where the English catalogue differs from the humanised name. */
const LABELS: Readonly<Record<string, string>> = { uuid: 'UUID', url: 'URL', iam_role: 'IAM role' };

/** Joins labels and messages into the sentences of `full_messages`; messages on `base` stand alone. */
export function fullMessages(errors: FieldErrors, labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(errors).flatMap(([attribute, messages]) =>
    messages.map((text) =>
      attribute === 'base' ? text : `${labels[attribute] ?? LABELS[attribute] ?? humanise(attribute)} ${text}`,
    ),
  );
}

/** Names an attribute for a reader as Rails does: `operatingsystem_id` is `Operatingsystem`. */
export function humanise(attribute: string): string {
  const words = attribute.replace(/_id$/, '').replaceAll(/[_.]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
