import 'reflect-metadata';

// Shared by the ESM and the CommonJS copy of this package, so that each reads what the other declared.
const docs = Symbol.for('image-catalog:doc');
const offers = Symbol.for('image-catalog:offer');
const expected = Symbol.for('image-catalog:expected');

/** Describes one parameter in a sentence. The API documents are generated from these sentences. */
export function Doc(sentence: string): PropertyDecorator {
  return (target, property) => {
    const known = (Reflect.getMetadata(docs, target) ?? {}) as Record<string, string>;
    Reflect.defineMetadata(docs, { ...known, [String(property)]: sentence }, target);
  };
}

/** Returns the sentences of a DTO class by property, inherited ones included. */
export function docsOf(dto: { prototype: object }): Readonly<Record<string, string>> {
  return (Reflect.getMetadata(docs, dto.prototype) ?? {}) as Record<string, string>;
}

/** Lists values of a parameter that Foreman's document offers, though its rules may take others. */
export function Offers(values: readonly string[]): PropertyDecorator {
  return Reflect.metadata(offers, values);
}

/** Returns the values that are offered for a property; undefined when any may be typed. */
export function offersOf(dto: { prototype: object }, property: string): readonly string[] | undefined {
  return Reflect.getMetadata(offers, dto.prototype, property) as readonly string[] | undefined;
}

/** Marks a parameter that Foreman's document requires, though its server does without. */
export function Expected(): PropertyDecorator {
  return Reflect.metadata(expected, true);
}

/** Tells whether the documents require a parameter that the rules do not. */
export function isExpected(dto: { prototype: object }, property: string): boolean {
  return Reflect.getMetadata(expected, dto.prototype, property) === true;
}
