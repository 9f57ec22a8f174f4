import { Global, Module } from '@nestjs/common';
import { Settings } from './settings.service.js';

/** Settings that can be changed while programs run. */
@Global()
@Module({ providers: [Settings], exports: [Settings] })
export class SettingsModule {}
