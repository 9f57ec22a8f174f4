import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { GrantsService } from './grants.service.js';
import { RoutePolicies } from './route-policies.js';

/** Who may do what. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [GrantsService, RoutePolicies], exports: [GrantsService] })
export class AccessModule {}
