import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import { docsOf, isExpected, offersOf } from './doc.decorator.js';

/** A class that describes what a client may send. */
export type Dto = new () => object;

/** One property of a request, as its DTO declares it. */
export interface PropertyDescription {
  name: string;
  sentence: string;
  type: 'string' | 'integer' | 'boolean' | 'array';
  /** Type of an array's members: a plain type, or the properties of objects. */
  members?: 'string' | 'integer' | PropertyDescription[];
  is_required: boolean;
  /** Whether null is accepted. A property that create requires never accepts null, not even on update. */
  is_nullable: boolean;
  /** Whether only letters, digits, spaces, underscores and hyphens are allowed. */
  is_identifier?: boolean;
  one_of?: readonly string[];
  /** The words that Foreman's document offers, and its clients insist on; the server reads others too. */
  offered?: readonly string[];
  max_length?: number;
  pattern?: RegExp;
}

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** Describes every property of a DTO from its validation rules and @Doc sentences, in the order of the sentences. */
export function describeProperties(dto: Dto): PropertyDescription[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  return Object.entries(docsOf(dto)).map(([name, sentence]) => {
    const own = new Rules(rules.filter((rule) => rule.propertyName === name));
    return {
      name,
      sentence,
      ...typeOf(dto, name, own),
      ...presenceOf(dto, name, own),
      ...limitsOf(own),
      ...offerOf(dto, name),
    };
  });
}

/** The validation rules of one property, by name. */
class Rules {
  constructor(private readonly rules: Rule[]) {}

  has(...names: string[]): boolean {
    return this.rules.some((rule) => names.includes(rule.name ?? rule.type));
  }

  /** The first argument of a rule. */
  valueOf(name: string): unknown {
    const constraints: unknown = this.rules.find((rule) => rule.name === name)?.constraints;
    return Array.isArray(constraints) ? constraints[0] : undefined;
  }
}

function typeOf(dto: Dto, name: string, rules: Rules): Pick<PropertyDescription, 'type' | 'members'> {
  if (rules.has('nestedValidation')) return { type: 'array', members: describeProperties(memberOf(dto, name)) };
  if (rules.has('isListOf')) return { type: 'array', members: holdsIntegers(dto, name) ? 'integer' : 'string' };
  if (rules.has('isWholeNumber', 'isPage', 'isInt', 'isNumber')) return { type: 'integer' };
  if (rules.has('isFlag', 'isBoolean')) return { type: 'boolean' };
  return { type: 'string' };
}

function presenceOf(dto: Dto, name: string, rules: Rules): Pick<PropertyDescription, 'is_required' | 'is_nullable'> {
  const isWanted = rules.has('isPresent', 'isIdentifier') || isExpected(dto, name);
  return { is_required: isWanted && !rules.has('conditionalValidation'), is_nullable: !isWanted };
}

type Limits = Pick<PropertyDescription, 'is_identifier' | 'one_of' | 'offered' | 'max_length' | 'pattern'>;

function limitsOf(rules: Rules): Limits {
  const offered = (rules.valueOf('fitsDisplayTypes') ?? rules.valueOf('fitsKeyboardLayouts')) as
    | readonly string[]
    | undefined;
  const oneOf = rules.valueOf('isOneOf') as readonly string[] | undefined;
  const longest = rules.valueOf('maxText') as number | undefined;
  const pattern = rules.has('isPerPage') ? PER_PAGE : (rules.valueOf('matchesText') as RegExp | undefined);
  return {
    ...(rules.has('isIdentifier') && { is_identifier: true }),
    ...(oneOf && { one_of: oneOf }),
    ...(offered && { offered }),
    ...(longest !== undefined && { max_length: longest }),
    ...(pattern && { pattern }),
  };
}

function offerOf(dto: Dto, name: string): Pick<PropertyDescription, 'offered'> {
  const offered = offersOf(dto, name);
  return { ...(offered && { offered }) };
}

/** A number of rows, or all of them. */
const PER_PAGE = /^(\d+|all)$/;

// class-transformer does not expose the class of a list's members, but it creates one when it transforms a list.
function memberOf(dto: Dto, name: string): Dto {
  const [member] = read(dto, name, [{}]);
  if (typeof member !== 'object' || member === null)
    throw new Error(`${dto.name}.${name} makes no objects of its members`);
  return member.constructor as Dto;
}

function holdsIntegers(dto: Dto, name: string): boolean {
  return Number.isInteger(read(dto, name, ['1'])[0]);
}

function read(dto: Dto, name: string, value: unknown[]): unknown[] {
  const made = plainToInstance(dto, { [name]: value }, { excludeExtraneousValues: true }) as Record<string, unknown>;
  return Array.isArray(made[name]) ? made[name] : [];
}
