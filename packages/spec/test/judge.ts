import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** What became of a payload: the DTO that a service would see, and what is wrong with it by attribute. */
export interface Judgement<Dto> {
  dto: Dto;
  errors: Record<string, string[]>;
}

/** Reads a payload as a DTO and judges it, as a server does with a body; messages stand in the order of the rules. */
export function judge<Dto extends object>(type: ClassConstructor<Dto>, payload: unknown): Judgement<Dto> {
  const dto = plainToInstance(type, payload, { excludeExtraneousValues: true, exposeUnsetFields: false });
  const found = validateSync(dto, { forbidUnknownValues: true });
  return { dto, errors: Object.fromEntries(found.map((error) => [error.property, messagesOf(error)])) };
}

function messagesOf({ constraints = {}, children = [] }: ValidationError): string[] {
  return [...Object.values(constraints).reverse(), ...children.flatMap(messagesOf)];
}
