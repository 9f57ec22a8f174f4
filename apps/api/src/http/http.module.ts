import { Global, Module } from '@nestjs/common';
import { Reads } from './reads.js';

/** What every resource needs at its edge. */
@Global()
@Module({ providers: [Reads], exports: [Reads] })
export class HttpModule {}
