import { OsParameter } from '@image-catalog/database';
import type { OsParameterDto } from '@image-catalog/spec';
import { In, type EntityManager, Not } from 'typeorm';

/**
 * Replaces the parameters of an operating system by name: known names change, new ones are added, the others go.
 * Foreman: app/models/concerns/parameter_attributes.rb
 */
export async function replaceParameters(manager: EntityManager, osId: number, wanted: OsParameterDto[]): Promise<void> {
  const names = wanted.map(({ name }) => name);
  await manager.delete(OsParameter, { operatingsystem_id: osId, ...(names.length > 0 && { name: Not(In(names)) }) });
  for (const parameter of wanted) {
    await manager.query(
      `INSERT INTO os_parameters (operatingsystem_id, name, value, parameter_type, hidden_value) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT os_parameters_name_key DO UPDATE
         SET value = EXCLUDED.value, parameter_type = EXCLUDED.parameter_type, hidden_value = EXCLUDED.hidden_value,
             updated_at = now()`,
      [
        osId,
        parameter.name,
        parameter.value ?? '',
        parameter.parameter_type ?? 'string',
        parameter.hidden_value ?? false,
      ],
    );
  }
}
