import type { NamedRow } from '../lists/list.view.js';

/** An architecture as the list returns it. Foreman: app/views/api/v2/architectures/main.json.rabl */
export interface ArchitectureView {
  created_at: string;
  updated_at: string;
  name: string;
  id: number;
}

/** An architecture as show, create and update return it. */
export interface ArchitectureShowView extends ArchitectureView {
  operatingsystems: { id: number; name: string; title: string }[];
  images: NamedRow[];
}

/** An architecture as delete returns it, with ISO dates. */
export interface DeletedArchitectureView {
  id: number;
  name: string;
  created_at: string;
  updated_at: string;
}
