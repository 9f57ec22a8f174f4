import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { ArchitecturesController } from './architectures.controller.js';
import { ArchitecturesService } from './architectures.service.js';
import { architectureScopable } from './architecture.scopable.js';

registerScopable('Architecture', architectureScopable);

/** Architectures. */
@Module({ controllers: [ArchitecturesController], providers: [ArchitecturesService] })
export class ArchitecturesModule {}
