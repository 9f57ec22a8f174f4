import { Global, Module } from '@nestjs/common';
import { Settings } from './settings.service.js';

/** Settings that can change while the API runs. */
@Global()
@Module({ providers: [Settings], exports: [Settings] })
export class SettingsModule {}
