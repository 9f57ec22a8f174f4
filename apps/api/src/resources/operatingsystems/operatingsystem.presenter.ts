import type { DeletedOperatingsystemView, OperatingsystemShowView, OperatingsystemView } from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import { presentParameter } from '../parameters/parameter.presenter.js';
import type { OperatingsystemDetails, OperatingsystemRow } from './operatingsystem.row.js';

/** Shows an operating system in a list. Foreman: app/views/api/v2/operatingsystems/main.json.rabl */
export function presentOperatingsystem(row: OperatingsystemRow): OperatingsystemView {
  return {
    description: row.description,
    major: row.major,
    minor: row.minor,
    family: row.family,
    release_name: row.release_name,
    password_hash: row.password_hash,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    id: row.id,
    name: row.name,
    title: row.title,
  };
}

/** Shows an operating system with what belongs to it; what only provisioning has is always empty here. */
export function presentOperatingsystemDetails(
  row: OperatingsystemDetails,
  showHidden: boolean,
): OperatingsystemShowView {
  return {
    ...presentOperatingsystem(row),
    media: [],
    architectures: row.architectures,
    ptables: [],
    provisioning_templates: [],
    os_default_templates: [],
    images: row.images,
    parameters: row.parameters.map((parameter) => presentParameter(parameter, showHidden)),
  };
}

/** Shows a deleted operating system: the row itself, without its family. */
export function presentDeletedOperatingsystem(row: OperatingsystemRow): DeletedOperatingsystemView {
  return {
    id: row.id,
    major: row.major,
    name: row.name,
    minor: row.minor,
    nameindicator: null,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
    release_name: row.release_name,
    description: row.description,
    password_hash: row.password_hash,
    title: row.title,
  };
}
