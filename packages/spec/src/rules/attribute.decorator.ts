import { applyDecorators } from './apply-decorators.js';
import { Expose, Transform } from 'class-transformer';
import { toBoolean, toConsoleFlag } from '../transformers/boolean.transformer.js';
import { toInteger, toIntegerList } from '../transformers/integer.transformer.js';
import { toRawText, toTextList, toText } from '../transformers/text.transformer.js';
import { MaxText } from './length.rule.js';

/** Marks a text attribute: exposed, trimmed, at most `max` characters (Foreman's columns hold 255). */
export function Text(max: number = 255): PropertyDecorator {
  return applyDecorators(Expose(), reads(toText), MaxText(max));
}

/** Marks a secret attribute: exposed to the service, never trimmed, at most `max` characters. */
export function Secret(max: number = 255): PropertyDecorator {
  return applyDecorators(Expose(), reads(toRawText), MaxText(max));
}

/** Marks an integer attribute, cast from text as Rails does. */
export function Integer(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toInteger));
}

/** Marks a boolean attribute, cast as Rails does: true, "true", 1, "no" and so on are true. */
export function Flag(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toBoolean));
}

/** Marks the console flag, which is stricter than other booleans. */
export function ConsoleFlag(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toConsoleFlag));
}

/** Marks a list of ids. */
export function Ids(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toIntegerList));
}

/** Marks a list of names. */
export function Names(): PropertyDecorator {
  return applyDecorators(Expose(), reads(toTextList));
}

/** Marks a text attribute that Foreman stores in lower case. */
export function LowerCaseText(max: number = 255): PropertyDecorator {
  return applyDecorators(
    Expose(),
    reads((value) => toText(value)?.toLowerCase()),
    MaxText(max),
  );
}

function reads(read: (value: unknown) => unknown): PropertyDecorator {
  return Transform(({ obj, key }) => read((obj as Record<string, unknown>)[key]), { toClassOnly: true });
}
