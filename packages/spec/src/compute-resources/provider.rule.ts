import { ValidateBy, type ValidationArguments } from 'class-validator';
import { findProviderKind, type ProviderKind, type RequiredAttribute } from '../provider-kinds.js';

/** Requires an attribute, or the column it is a name for, when the kind of the compute resource does: "can't be blank". */
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

/** Gives the values of all names of one column: its own, and the kind's other names for it. */
function namesOf(attribute: RequiredAttribute, args?: ValidationArguments): unknown[] {
  const object = (args?.object ?? {}) as Record<string, unknown>;
  const aliases = Object.entries(kindOf(args)?.aliases ?? {});
  const column = aliases.find(([alias]) => alias === attribute)?.[1] ?? attribute;
  const others = aliases.filter(([, target]) => target === column).map(([alias]) => alias);
  return [column, ...others].map((name) => object[name]);
}

/** Requires a url of the form that the kind of the compute resource wants; a blank one fails too, as in Foreman. */
export function FitsUrlRule(): PropertyDecorator {
  return ValidateBy({
    name: 'fitsUrlRule',
    validator: {
      validate: (value, args) => kindOf(args)?.url_rule?.pattern.test(typeof value === 'string' ? value : '') ?? true,
      defaultMessage: (args) => kindOf(args)?.url_rule?.message ?? 'is invalid',
    },
  });
}

/** Requires a display type that the kind of the compute resource knows. */
export function FitsDisplayTypes(): PropertyDecorator {
  return ValidateBy({
    name: 'fitsDisplayTypes',
    validator: {
      validate: (value, args) => fitsList(kindOf(args)?.display_types, value),
      defaultMessage: (args) => kindOf(args)?.display_type_message ?? 'is not included in the list',
    },
  });
}

/** Requires a keyboard layout that the kind of the compute resource knows. */
export function FitsKeyboardLayouts(): PropertyDecorator {
  return ValidateBy({
    name: 'fitsKeyboardLayouts',
    validator: {
      validate: (value, args) => fitsList(kindOf(args)?.keyboard_layouts, value),
      defaultMessage: () => 'is not included in the list',
    },
  });
}

function fitsList(list: readonly string[] | undefined, value: unknown): boolean {
  return list === undefined || value === undefined || (typeof value === 'string' && list.includes(value));
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
}

function kindOf(args?: ValidationArguments): ProviderKind | undefined {
  const { provider } = (args?.object ?? {}) as { provider?: unknown };
  return typeof provider === 'string' ? findProviderKind(provider) : undefined;
}
