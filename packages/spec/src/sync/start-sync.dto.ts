import { Doc } from '../doc.decorator.js';
import { Flag } from '../rules/attribute.decorator.js';

/** What a client sends inside `sync` to start a run. */
export class StartSyncDto {
  @Doc('Whether to propose only: the run ends with its plan and writes no inventory.')
  @Flag()
  dry_run?: boolean | null;
}
