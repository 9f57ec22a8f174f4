import 'reflect-metadata';

const docs = Symbol('image-catalog:doc');

/** Describes one parameter in a sentence; the API's documents are generated from these, so nothing is described twice. */
export function Doc(sentence: string): PropertyDecorator {
  return (target, property) => {
    const known = (Reflect.getMetadata(docs, target) ?? {}) as Record<string, string>;
    Reflect.defineMetadata(docs, { ...known, [String(property)]: sentence }, target);
  };
}

/** Gives every sentence of a DTO class, inherited ones included, keyed by property. */
export function docsOf(dto: { prototype: object }): Readonly<Record<string, string>> {
  return (Reflect.getMetadata(docs, dto.prototype) ?? {}) as Record<string, string>;
}
