import { Module } from '@nestjs/common';
import { ArchitecturesController } from './architectures.controller.js';
import { ArchitecturesService } from './architectures.service.js';

/** Architectures. */
@Module({ controllers: [ArchitecturesController], providers: [ArchitecturesService] })
export class ArchitecturesModule {}
