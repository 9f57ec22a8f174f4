/** What a JSON value looks like: its type, its text's form, its keys in their order. */
export type Shape = string | [key: string, shape: Shape][] | { list_of: Shape[] };

const FORMS: readonly [name: string, pattern: RegExp][] = [
  ['view date', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/],
  ['row date', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
  ['digits', /^\d+$/],
  ['version', /^\d+\.\d+\.\d+(-\w+)?$/],
];

/** Describes a JSON value so that two bodies with other values but the same look are equal. */
export function shapeOf(value: unknown): Shape {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return formOf(value);
  if (typeof value !== 'object') return typeof value;
  if (!Array.isArray(value)) return Object.entries(value).map(([key, member]) => [key, shapeOf(member)]);
  const shapes = value.map(shapeOf);
  return { list_of: shapes.filter((shape, index) => indexOfEqual(shapes, shape) === index) };
}

function formOf(text: string): string {
  if (text === '') return 'empty text';
  return FORMS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'text';
}

function indexOfEqual(shapes: readonly Shape[], wanted: Shape): number {
  return shapes.findIndex((shape) => JSON.stringify(shape) === JSON.stringify(wanted));
}
