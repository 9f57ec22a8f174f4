import { ValidateBy, type ValidationArguments } from 'class-validator';
import { findProviderKind, type ProviderKind, type RequiredAttribute, type TextRule } from '../provider-kinds.js';

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

/** Requires a display type that the provider kind supports. */
export function FitsDisplayTypes(): PropertyDecorator {
  return fitsList(
    'fitsDisplayTypes',
    (kind) => kind.display_types,
    (kind) => kind.display_type_message ?? NOT_LISTED,
  );
}

/** Requires a keyboard layout that the provider kind supports. */
export function FitsKeyboardLayouts(): PropertyDecorator {
  return fitsList(
    'fitsKeyboardLayouts',
    (kind) => kind.keyboard_layouts,
    () => NOT_LISTED,
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
): PropertyDecorator {
  return ValidateBy({
    name,
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
  const aliases = Object.entries(kindOf(args)?.aliases ?? {});
  const column = aliases.find(([alias]) => alias === attribute)?.[1] ?? attribute;
  const others = aliases.filter(([, target]) => target === column).map(([alias]) => alias);
  return [column, ...others].map((name) => object[name]);
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
}

function kindOf(args?: ValidationArguments): ProviderKind | undefined {
  const { provider } = (args?.object ?? {}) as { provider?: unknown };
  return typeof provider === 'string' ? findProviderKind(provider) : undefined;
}
