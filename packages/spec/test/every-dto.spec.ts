import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import * as spec from '../src/index.js';

const DTOS = Object.entries(spec).filter(([name]) => name.endsWith('Dto')) as [string, ClassConstructor<object>][];

/** What the source declares of each class; decorators alone would not tell a property that has none. */
const DECLARED = new Map(
  readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.dto.ts') || path.endsWith('search-parameters.ts'))
    .map((path) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8'))
    .flatMap((source) => source.split(/^(?=export class )/m).slice(1))
    .map((source) => [/^export class (\w+)/.exec(source)?.[1] ?? '', source]),
);

function declaredOf(name: string): string[] {
  const source = DECLARED.get(name) ?? '';
  const parent = /^export class \w+ extends (\w+)/.exec(source)?.[1];
  const own = [...source.matchAll(/^ {2}(?:declare )?(\w+)\??: /gm)].map((match) => match[1] ?? '');
  return [...new Set([...(parent ? declaredOf(parent) : []), ...own])].sort();
}

describe('every DTO', () => {
  it('is found, and stands in a file of its own kind', () => {
    const names = DTOS.map(([name]) => name).sort();

    expect(names).toEqual([...DECLARED.keys()].filter((name) => name.endsWith('Dto')).sort());
    expect(names.length).toBeGreaterThan(15);
  });

  it.each(DTOS)('%s describes every property in a sentence', (name, type) => {
    const docs = spec.docsOf(type);

    expect(Object.keys(docs).sort()).toEqual(declaredOf(name));
    expect(Object.values(docs).filter((sentence) => !/^[A-Z].+[^.]\.$/.test(sentence))).toEqual([]);
  });

  it.each(DTOS)('%s exposes every property', (name, type) => {
    const exposed = Object.keys(plainToInstance(type, {}, { excludeExtraneousValues: true })).sort();

    expect(exposed).toEqual(declaredOf(name));
  });

  it.each(DTOS)('%s has a rule for every property, without which a whitelist would drop it', (name, type) => {
    const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);

    const ruled = rules.filter(({ type: kind }) => kind !== 'conditionalValidation').map((rule) => rule.propertyName);

    expect([...new Set(ruled)].sort()).toEqual(declaredOf(name));
  });

  it('survives the strictest validator that a consumer may run', () => {
    const image = { username: 'root', name: 'n', uuid: 'u', user_data: 'false', architecture_id: '1', password: null };
    const dto = plainToInstance(spec.CreateImageDto, image, { exposeUnsetFields: false });

    const errors = validateSync(dto, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });

    expect(errors).toEqual([]);
    expect(dto).toEqual({ ...image, user_data: false, architecture_id: 1 });
  });
});
