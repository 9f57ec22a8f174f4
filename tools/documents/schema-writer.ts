import ts from 'typescript6';
import type { Schema } from './read-answers.ts';

/** Type of a streamed list, whose body is the other member of the union type; alone, of server-sent events. */
const STREAM = 'StreamableFile';

/** Schema of server-sent events, which are text. */
const EVENTS: Schema = { type: 'string', contentMediaType: 'text/event-stream' };

/** Writes types as JSON Schema. Named types are written once and referenced. */
export class SchemaWriter {
  readonly named: Record<string, Schema> = {};
  private readonly checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  /** Writes one type. @throws Error for a type that JSON cannot hold. */
  write(type: ts.Type): Schema {
    if (type.isUnion()) return this.writeUnion(type.types);
    if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: this.checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    // Foreman's clients decode every number as an integer.
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'integer' };
    if (this.checker.isTupleType(type)) return this.writeTuple(type as ts.TypeReference);
    if (this.checker.isArrayType(type)) return this.writeArray(type as ts.TypeReference);
    if (type.symbol?.name === STREAM) return EVENTS;
    if (type.flags & ts.TypeFlags.Object) return this.writeNamed(type);
    throw new Error(`A response cannot hold a ${this.checker.typeToString(type)}`);
  }

  private writeUnion(types: readonly ts.Type[]): Schema {
    const members = types.filter((type) => type.symbol?.name !== STREAM && !(type.flags & ts.TypeFlags.Undefined));
    const plain = [...new Set(members.map((type) => this.plainName(type)))];
    if (plain.every((name) => name !== undefined)) {
      const nullLast = plain.toSorted((a, b) => Number(a === 'null') - Number(b === 'null'));
      return { type: nullLast.length === 1 ? nullLast[0] : nullLast };
    }
    const words = members.filter((type) => type.isStringLiteral()).map(({ value }) => value);
    if (words.length === members.length) return { type: 'string', enum: words };
    const schemas = members.map((type) => this.write(type));
    return schemas.length === 1 ? (schemas[0] ?? {}) : { anyOf: schemas };
  }

  private plainName(type: ts.Type): string | undefined {
    if (type.flags & ts.TypeFlags.Null) return 'null';
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (type.flags & ts.TypeFlags.String) return 'string';
    return type.flags & ts.TypeFlags.Number ? 'integer' : undefined;
  }

  private writeArray(type: ts.TypeReference): Schema {
    const [member] = this.checker.getTypeArguments(type);
    if (member === undefined || member.flags & ts.TypeFlags.Never) return { type: 'array', items: {}, maxItems: 0 };
    return { type: 'array', items: this.write(member) };
  }

  private writeTuple(type: ts.TypeReference): Schema {
    const members = this.checker.getTypeArguments(type).map((member) => this.write(member));
    const length = members.length;
    // Generators of clients know one schema for all members of an array.
    const items = length === 1 ? members[0] : { anyOf: members };
    return { type: 'array', items, minItems: length, maxItems: length };
  }

  private writeNamed(type: ts.Type): Schema {
    const name = this.nameOf(type);
    if (name === undefined) return this.writeObject(type);
    if (!(name in this.named)) {
      // The name is registered first, since its members may refer to it.
      this.named[name] = {};
      const comment = described(type.aliasSymbol ?? type.symbol, this.checker);
      this.named[name] = { ...comment, ...this.writeObject(type, name) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  // `ListView<ImageView>` is named ImageViewList. Library types such as Record, and types without a name, are written inline.
  private nameOf(type: ts.Type): string | undefined {
    const symbol = type.aliasSymbol ?? type.symbol;
    const isOurs = symbol?.declarations?.some(
      (declaration) => !/node_modules\/typescript/.test(declaration.getSourceFile().fileName),
    );
    if (!isOurs || !/^[A-Z]/.test(symbol.name)) return undefined;
    const given = type.aliasTypeArguments ?? this.checker.getTypeArguments(type as ts.TypeReference);
    const row = given
      ?.map((argument) => (argument.aliasSymbol ?? argument.symbol)?.name)
      .find((word) => word !== undefined);
    return symbol.name === 'ListView' ? `${row ?? 'Nothing'}List` : symbol.name;
  }

  private writeObject(type: ts.Type, view = ''): Schema {
    const properties = this.checker.getPropertiesOfType(type);
    const required = properties.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
    const [index] = this.checker.getIndexInfosOfType(type);
    return {
      type: 'object',
      ...(properties.length > 0 && {
        properties: Object.fromEntries(properties.map((own) => [own.name, this.writeProperty(own, view)])),
      }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: index.type.flags & ts.TypeFlags.Never ? false : this.write(index.type) }),
    };
  }

  private writeProperty(property: ts.Symbol, view: string): Schema {
    const schema = this.write(this.checker.getTypeOfSymbol(property));
    return { ...schema, ...formatOf(property.name, schema, view), ...described(property, this.checker) };
  }
}

/** The format of ids and moments, which their names tell. Raw rows hold moments as ISO 8601, all other views as Foreman shows them. */
function formatOf(name: string, { type }: Schema, view: string): Schema {
  const types = [type].flat();
  if (types.includes('integer') && /^id$|_id$/.test(name)) return { format: 'int32' };
  if (!types.includes('string') || !/_at$|_on$|^not_before$/.test(name)) return {};
  if (/^(?:Deleted|Revoked)/.test(view)) return { format: 'date-time', examples: ['2024-10-10T12:00:00.000Z'] };
  return { pattern: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$`, examples: ['2024-10-10 12:00:00 UTC'] };
}

/** The first comment above a type, a property or a class, as a description. */
export function described(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): Schema {
  const comment = ts.displayPartsToString(symbol?.getDocumentationComment(checker) ?? []);
  // References to Foreman's source are only for readers of the code.
  const description = comment.replaceAll(/\s+/g, ' ').replace(/ Foreman: \S.*$/, '');
  return description === '' ? {} : { description };
}
