import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { AuthSourceInternalsController } from './auth-source-internals.controller.js';
import { authSourceScopable } from './auth-source.scopable.js';
import { AuthSourcesController } from './auth-sources.controller.js';
import { AuthSourcesService } from './auth-sources.service.js';

registerScopable('AuthSource', authSourceScopable);

/** Authentication sources. */
@Module({ controllers: [AuthSourcesController, AuthSourceInternalsController], providers: [AuthSourcesService] })
export class AuthSourcesModule {}
