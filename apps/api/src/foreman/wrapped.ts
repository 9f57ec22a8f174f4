import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { FastifyRequest } from 'fastify';
import { Unprocessable } from './errors.js';
import { bodyOf, isRecord, type Parameters } from './parameters.js';

/** How the attributes of one resource are wrapped in a body. */
export interface Wrapper<Dto extends object> {
  /** The key around the attributes: `image`. */
  key: string;
  dto: new () => Dto;
  /** Attributes that are accepted outside the wrapper, too: the model's columns. */
  unwrapped: readonly string[];
  /** Aliases of attributes: the client's name to ours. */
  aliases?: Readonly<Record<string, string>>;
  /** Short forms of associations, with the attributes they stand for: `architectures: [{id}]` means `architecture_ids`. */
  shorthands?: Readonly<Record<string, { ids: string; names: string }>>;
  /** Pairs of id and name with the same meaning. The later in the body wins, except for a null name. */
  rivals?: readonly (readonly [id: string, name: string])[];
}

/** Injects the attributes of a body as a DTO: unwrapped and cast, without unknown keys, not validated yet. */
export const Wrapped = createParamDecorator(
  <Dto extends object>(wrapper: Wrapper<Dto>, context: ExecutionContext): Dto =>
    readWrapped(bodyOf(context.switchToHttp().getRequest<FastifyRequest>()), wrapper),
);

/**
 * Reads the attributes of a body as Rails' params_wrapper and strong parameters do.
 * @throws Unprocessable when the wrapper or an association has the wrong form.
 */
export function readWrapped<Dto extends object>(body: Parameters, wrapper: Wrapper<Dto>): Dto {
  const given = renamed(attributesOf(body, wrapper), wrapper.aliases ?? {});
  const expanded = withoutRivals(withShorthands(given, body, wrapper), wrapper.rivals ?? []);
  return plainToInstance(wrapper.dto, expanded, { excludeExtraneousValues: true, exposeUnsetFields: false });
}

function attributesOf<Dto extends object>(
  body: Parameters,
  { key, unwrapped, aliases = {} }: Wrapper<Dto>,
): Parameters {
  const wrapped = body[key];
  if (wrapped === undefined)
    return Object.fromEntries(Object.entries(body).filter(([name]) => unwrapped.includes(name) || name in aliases));
  if (wrapped === null) return {};
  if (isRecord(wrapped)) return wrapped;
  throw new Unprocessable(`Parameter '${key}' must be an object`);
}

function renamed(given: Parameters, aliases: Readonly<Record<string, string>>): Parameters {
  if (!Object.keys(aliases).some((alias) => alias in given)) return given;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [aliases[name] ?? name, value]));
}

function withShorthands<Dto extends object>(given: Parameters, body: Parameters, wrapper: Wrapper<Dto>): Parameters {
  const expanded: Record<string, unknown> = { ...given };
  for (const [association, { ids, names }] of Object.entries(wrapper.shorthands ?? {})) {
    const list = given[association] ?? body[association];
    if (list === undefined || list === null) continue;
    const members = membersOf(association, list);
    if (members.every((member) => 'id' in member)) expanded[ids] = members.map((member) => member['id']);
    else if (members.every((member) => 'name' in member)) expanded[names] = members.map((member) => member['name']);
  }
  return expanded;
}

function membersOf(association: string, list: unknown): Parameters[] {
  if (Array.isArray(list) && list.every(isRecord)) return list;
  throw new Unprocessable(`Parameter '${association}' must be a list of objects with id or name`);
}

function withoutRivals(given: Parameters, rivals: readonly (readonly [id: string, name: string])[]): Parameters {
  const order = Object.keys(given);
  const beaten = rivals
    .filter(([id, name]) => id in given && name in given)
    .map(([id, name]) => (given[name] !== null && order.indexOf(id) < order.indexOf(name) ? id : name));
  if (beaten.length === 0) return given;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !beaten.includes(name)));
}
