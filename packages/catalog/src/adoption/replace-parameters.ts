import { Parameter } from '@image-catalog/database';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { TheirParameter } from './their-rows.js';

interface Parametrised {
  parameters: readonly TheirParameter[];
}

/** Gives what replaces the parameters of a row, when those of the other Foreman have changed. */
export function replaceParameters(owner: 'operatingsystem_id' | 'organization_id' | 'location_id') {
  return async (manager: EntityManager, id: number, row: Parametrised, before: Parametrised | undefined) => {
    if (isDeepStrictEqual(row.parameters, before?.parameters ?? [])) return;
    await manager.delete(Parameter, { [owner]: id });
    const rows = row.parameters.map(({ value, ...parameter }) => ({
      ...parameter,
      // Values are stored as JSON text; null means that there is none.
      value: value === null ? null : JSON.stringify(value),
      [owner]: id,
    }));
    if (rows.length > 0) await manager.insert(Parameter, rows);
  };
}
