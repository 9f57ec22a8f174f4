import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';
import { roleScopable } from './role.scopable.js';

registerScopable('Role', roleScopable);

/** Roles. */
@Module({ controllers: [RolesController], providers: [RolesService] })
export class RolesModule {}
