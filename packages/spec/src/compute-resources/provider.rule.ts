import { ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';
import {
  type AliasedColumn,
  findProviderKind,
  OVIRT_KEYBOARDS,
  type ProviderKind,
  type RequiredAttribute,
  type TextRule,
} from '../provider-kinds.js';
import { hasAtMost } from '../rules/length.rule.js';
import { toText } from '../transformers/text.transformer.js';

/** What a column of Foreman holds, in characters. */
const COLUMN = 255;

const NOT_LISTED = 'is not included in the list';

/** Requires an attribute, or the column that it is an alias of, when the provider kind requires it: "can't be blank". */
export function RequiredByKind(attribute: RequiredAttribute): PropertyDecorator {
  return ValidateBy({
    name: 'requiredByKind',
    validator: {
      validate: (_value, args) =>
        !kindOf(args)?.required.includes(attribute) || namesOf(attribute, args).some(isFilled),
      defaultMessage: () => "can't be blank",
    },
  });
}

/**
 * Limits a column by what it will hold: a kind's own name for it wins, and its text is told as the column's.
 * Foreman: `alias_attribute :server, :url`, validates_lengths_from_database
 */
export function FitsColumn(column: AliasedColumn): PropertyDecorator {
  return ValidateBy({
    name: 'fitsColumn',
    constraints: [COLUMN],
    validator: {
      validate: (_value, args) => hasAtMost(COLUMN, toText(heldBy(column, args)) ?? ''),
      defaultMessage: () => `is too long (maximum is ${COLUMN} characters)`,
    },
  });
}

/** Applies the other rules of a column only when the client sent it, by its own name or by its kind's. */
export function WhenNamed(column: AliasedColumn): PropertyDecorator {
  return ValidateIf((object: Record<string, unknown>) =>
    [column, ...aliasesOf(column, kindIn(object))].some((name) => object[name] !== undefined),
  );
}

/** Requires a url that matches the provider kind's first rule. A blank url fails too, as in Foreman. */
export function FitsUrlRule(): PropertyDecorator {
  return fitsRule('fitsUrlRule', (kind) => kind.url_rules?.[0]);
}

/** Requires a url that matches the provider kind's second rule, which Foreman checks after presence. */
export function FitsSecondUrlRule(): PropertyDecorator {
  return fitsRule('fitsSecondUrlRule', (kind) => kind.url_rules?.[1]);
}

/** Requires a user that matches the provider kind's rule. A blank user fails too when there is a rule. */
export function FitsUserRule(): PropertyDecorator {
  return fitsRule('fitsUserRule', (kind) => kind.user_rule);
}

/** Requires a domain that matches the provider kind's rule. */
export function FitsDomainRule(): PropertyDecorator {
  return fitsRule('fitsDomainRule', (kind) => kind.domain_rule);
}

/** Requires a display type that the provider kind supports. A blank one is the default, except where it is refused. */
export function FitsDisplayTypes(): PropertyDecorator {
  return fitsList(
    'fitsDisplayTypes',
    (kind) => kind.display_types && [...kind.display_types, ...(kind.refuses_blank_display_type ? [] : [''])],
    (kind) => kind.display_type_message ?? NOT_LISTED,
    ['VNC', 'SPICE'],
  );
}

/** Requires a keyboard layout that the provider kind supports; a blank one is the default. */
export function FitsKeyboardLayouts(): PropertyDecorator {
  return fitsList(
    'fitsKeyboardLayouts',
    (kind) => kind.keyboard_layouts && [...kind.keyboard_layouts, ''],
    () => NOT_LISTED,
    OVIRT_KEYBOARDS,
  );
}

/** Requires a cloud that the provider kind supports. Foreman: foreman_azure_rm, azure_rm.rb */
export function FitsClouds(): PropertyDecorator {
  return fitsList(
    'fitsClouds',
    (kind) => kind.clouds,
    (kind) => `is not valid. Valid choices are ${kind.clouds?.join(', ')}.`,
  );
}

function fitsRule(name: string, ruleOf: (kind: ProviderKind) => TextRule | undefined): PropertyDecorator {
  const find = (args?: ValidationArguments) => {
    const kind = kindOf(args);
    return kind && ruleOf(kind);
  };
  return ValidateBy({
    name,
    validator: {
      validate: (value, args) => find(args)?.pattern.test(typeof value === 'string' ? value : '') ?? true,
      defaultMessage: (args) => find(args)?.message ?? 'is invalid',
    },
  });
}

function fitsList(
  name: string,
  listOf: (kind: ProviderKind) => readonly string[] | undefined,
  messageOf: (kind: ProviderKind) => string,
  offered?: readonly string[],
): PropertyDecorator {
  return ValidateBy({
    name,
    ...(offered && { constraints: [offered] }),
    validator: {
      validate: (value, args) => {
        const kind = kindOf(args);
        return value === undefined || value === null || ((kind && listOf(kind)?.includes(value as string)) ?? true);
      },
      defaultMessage: (args) => {
        const kind = kindOf(args);
        return kind ? messageOf(kind) : NOT_LISTED;
      },
    },
  });
}

/** Returns the values of one column under its own name and under the provider kind's aliases. */
function namesOf(attribute: RequiredAttribute, args?: ValidationArguments): unknown[] {
  const object = (args?.object ?? {}) as Record<string, unknown>;
  const kind = kindOf(args);
  const column = Object.entries(kind?.aliases ?? {}).find(([alias]) => alias === attribute)?.[1] ?? attribute;
  return [column, ...aliasesOf(column, kind)].map((name) => object[name]);
}

/** Gives what a column will hold: the last name that is given wins. */
function heldBy(column: AliasedColumn, args?: ValidationArguments): unknown {
  const object = (args?.object ?? {}) as Record<string, unknown>;
  const names = [column, ...aliasesOf(column, kindOf(args))];
  return names.map((name) => object[name]).findLast((value) => value !== undefined);
}

function aliasesOf(column: string, kind: ProviderKind | undefined): string[] {
  return Object.entries(kind?.aliases ?? {})
    .filter(([, target]) => target === column)
    .map(([alias]) => alias);
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
}

function kindOf(args?: ValidationArguments): ProviderKind | undefined {
  return kindIn(args?.object ?? {});
}

function kindIn({ provider }: { provider?: unknown }): ProviderKind | undefined {
  return typeof provider === 'string' ? findProviderKind(provider) : undefined;
}
