import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { AuditsController } from './audits.controller.js';
import { AuditsService } from './audits.service.js';
import { auditScopable } from './audit.scopable.js';

registerScopable('Audit', auditScopable);

/** Audits. */
@Module({ controllers: [AuditsController], providers: [AuditsService] })
export class AuditsModule {}
