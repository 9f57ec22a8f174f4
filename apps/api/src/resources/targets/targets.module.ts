import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { TargetPlansController } from './plans/target-plans.controller.js';
import { TargetPlansService } from './plans/target-plans.service.js';
import { TargetRunsController } from './runs/target-runs.controller.js';
import { TargetRunsService } from './runs/target-runs.service.js';
import { targetScopable } from './target.scopable.js';
import { TargetsController } from './targets.controller.js';
import { TargetsService } from './targets.service.js';

registerScopable('Target', targetScopable);

/** Targets, with their runs and plans. */
@Module({
  controllers: [TargetRunsController, TargetPlansController, TargetsController],
  providers: [TargetsService, TargetRunsService, TargetPlansService],
})
export class TargetsModule {}
