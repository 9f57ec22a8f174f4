import 'reflect-metadata';

const docs = Symbol('image-catalog:doc');

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
