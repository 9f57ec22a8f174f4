import { Doc } from '../doc.decorator.js';
import { Flag } from '../rules/attribute.decorator.js';

/** Attributes inside `sync` to start a run. */
export class StartSyncDto {
  @Doc('Whether to only propose: the run ends with its plan and does not write the inventory.')
  @Flag()
  dry_run?: boolean | null;
}
