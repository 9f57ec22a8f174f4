import { Doc } from '../doc.decorator.js';
import { Flag } from '../rules/attribute.decorator.js';

/** Attributes inside `target_run` to start a run. */
export class SyncTargetDto {
  @Doc('Whether to only say what would be done: nothing is sent.')
  @Flag()
  dry_run?: boolean | null;
}
