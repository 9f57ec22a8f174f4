import { applyDecorators } from './apply-decorators.js';
import { Expose, Transform } from 'class-transformer';
import { toBoolean, toConsoleFlag } from '../transformers/boolean.transformer.js';
import { toInteger, toIntegerList } from '../transformers/integer.transformer.js';
import { toIdentifier, toKept, toLowerCase, toRawText, toTextList, toText } from '../transformers/text.transformer.js';
import { IsIdentifier } from './identifier.rule.js';
import { MaxText } from './length.rule.js';
import { IsFlag, IsKept, IsListOf, IsText, IsWholeNumber } from './type.rule.js';

/** Marks a text attribute: exposed, trimmed, at most `max` characters (Foreman's columns hold 255). */
export function Text(max: number = 255): PropertyDecorator {
  return applyDecorators(Expose(), reads(toText), IsText(), MaxText(max));
}

/** Marks a secret attribute: exposed to the service, never trimmed, at most `max` characters. */
export function Secret(max: number = 255): PropertyDecorator {
  return applyDecorators(Expose(), reads(toRawText), IsText(), MaxText(max));
}

/** Marks a text attribute that Foreman stores in lower case. */
export function LowerCaseText(max: number = 255): PropertyDecorator {
  return applyDecorators(Expose(), reads(toLowerCase), IsText(), MaxText(max));
}

/** Marks a choice in lower case. Its list is the only limit; null counts as not given. */
export function LowerCaseWord(): PropertyDecorator {
  return applyDecorators(
    Expose(),
    reads((value) => toLowerCase(value) ?? undefined),
    IsText(),
  );
}

/** Marks a text whose length another attribute tells: the column that it is a name of. */
export function NameOfColumn(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toText), IsText());
}

/** Marks an attribute that keeps what was sent, blanks and numbers too, as Foreman's attributes without a column do. */
export function Kept(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toKept), IsKept(), MaxText(LONGEST_KEPT));
}

/** The longest text that an attribute without a column may hold, in characters. */
const LONGEST_KEPT = 65_535;

/** Marks an identifier of a row. A whole number is read as text. */
export function Identifier(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toIdentifier), IsIdentifier());
}

/** Marks an integer attribute, cast from text as Rails does. */
export function Integer(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toInteger), IsWholeNumber());
}

/** Marks a boolean attribute, cast as Rails does: true, "true", 1, "no" and so on are true. */
export function Flag(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toBoolean), IsFlag());
}

/** Marks the console flag, which is stricter than other booleans. */
export function ConsoleFlag(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toConsoleFlag), IsFlag());
}

/** Marks a list of ids. */
export function Ids(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toIntegerList), IsListOf('integers', Number.isInteger));
}

/** Marks a list of names. */
export function Names(): PropertyDecorator {
  return applyDecorators(
    Expose(),
    reads(toTextList),
    IsListOf('strings', (member) => typeof member === 'string'),
  );
}

function reads(read: (value: unknown) => unknown): PropertyDecorator {
  return Transform(({ obj, key }) => read((obj as Record<string, unknown>)[key]), { toClassOnly: true });
}
