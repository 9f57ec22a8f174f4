import { Module } from '@nestjs/common';
import { ImportRulesController } from './import-rules.controller.js';
import { ImportRulesService } from './import-rules.service.js';

/** Import rules. */
@Module({ controllers: [ImportRulesController], providers: [ImportRulesService] })
export class ImportRulesModule {}
