import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { GrantsService } from './grants.service.js';
import { PolicyCensus } from './policy.census.js';

/** Who may do what. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [GrantsService, PolicyCensus], exports: [GrantsService] })
export class AccessModule {}
