import type { NamedRow } from '../lists/list.view.js';
import type { ParameterView } from '../parameters/parameter.view.js';

/** An operating system as the list returns it. Foreman: app/views/api/v2/operatingsystems/main.json.rabl */
export interface OperatingsystemView {
  description: string | null;
  major: string;
  /** Empty text when there is none. */
  minor: string;
  family: string | null;
  release_name: string | null;
  password_hash: string;
  created_at: string;
  updated_at: string;
  id: number;
  name: string;
  title: string;
}

/** An operating system as show, create and update return it. */
export interface OperatingsystemShowView extends OperatingsystemView {
  media: NamedRow[];
  architectures: { name: string; id: number }[];
  ptables: NamedRow[];
  provisioning_templates: NamedRow[];
  os_default_templates: NamedRow[];
  images: NamedRow[];
  parameters: ParameterView[];
}

/** An operating system as delete returns it: the raw row without its family, with ISO dates. */
export interface DeletedOperatingsystemView {
  id: number;
  major: string;
  name: string;
  minor: string;
  nameindicator: null;
  created_at: string;
  updated_at: string;
  release_name: string | null;
  description: string | null;
  password_hash: string;
  title: string;
}
