import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** Validates input by the rules of the API. @throws Error with all messages. */
export function validated<Dto extends object>(dto: ClassConstructor<Dto>, given: object): Dto {
  const instance = plainToInstance(dto, given, { excludeExtraneousValues: true, exposeUnsetFields: false });
  const wrong = validateSync(instance).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) => `${property} ${message}`),
  );
  if (wrong.length > 0) throw new Error(`${wrong.join(', ')}.`);
  return instance;
}
