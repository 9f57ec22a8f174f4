import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { UpdateSyncSettingsDto } from './update-sync-settings.dto.js';

const CRON = 'must be five fields as in crontab, for example "30 2 * * *"';

describe('UpdateSyncSettingsDto', () => {
  it.each([
    ['* * * * *'],
    ['30 2 * * mon-fri'],
    [' 0,15,30,45 */2 1-7 jan,DEC 0-7 '],
    ['0-59/5 22-23 31 12 sun'],
    [''],
    [null],
  ])('takes the crontab line %j', (cron) => {
    expect(judge(UpdateSyncSettingsDto, { cron }).errors).toEqual({});
  });

  it.each([
    ['* * * *'],
    ['* * * * * *'],
    ['now and then'],
    ['1-2-3 * * * *'],
    ['1- * * * *'],
    ['*/x * * * *'],
    ['1/2/3 * * * *'],
    ['*-5 * * * *'],
    ['H * * * *'],
    ['* * L * *'],
    ['* * ? * *'],
    ['* * * * 1#2'],
    ['* * * janfeb *'],
    ['1,,2 * * * *'],
    ['@daily'],
    ['+1 * * * *'],
  ])('refuses the crontab line %j', (cron) => {
    expect(judge(UpdateSyncSettingsDto, { cron }).errors).toEqual({ cron: [CRON] });
  });

  it.each([
    [{ interval_minutes: 43_201 }, { interval_minutes: ['must be between 1 and 43200'] }],
    [{ removal_floor: -1 }, { removal_floor: ['must be between 0 and 1000000'] }],
    [{ removal_percent: 0, removal_floor: 0 }, {}],
    [{ removal_percent: null, removal_floor: null }, {}],
    [{ requests_per_minute: 0 }, { requests_per_minute: ['must be between 1 and 1000000'] }],
    [{ time_zone: 'Europe/Berlin' }, {}],
    [
      {
        owners: ['self', 'amazon', '123456789012'],
        filters: ['name=debian-12-*', 'tag:team=a=b', 'architecture=x86_64'],
      },
      {},
    ],
    [{ owners: null, filters: null }, {}],
    [{ owners: ['me'] }, { owners: [expect.stringMatching(/^must be self, amazon/)] }],
    [{ owners: ['12345'] }, { owners: [expect.stringMatching(/^must be self, amazon/)] }],
    [{ filters: ['name'] }, { filters: [expect.stringMatching(/^must each be NAME=VALUE/)] }],
    [{ filters: ['name='] }, { filters: [expect.stringMatching(/^must each be NAME=VALUE/)] }],
    [{ filters: ['image-id=ami-1'] }, { filters: [expect.stringMatching(/^must each be NAME=VALUE/)] }],
    [
      { filters: Array.from({ length: 201 }, (_, number) => `name=${number}`) },
      { filters: ['are too many (maximum is 200)'] },
    ],
    [{ time_zone: 'Mars' }, { time_zone: ['is not the name of a time zone'] }],
  ])('judges %j', (payload, errors) => {
    expect(judge(UpdateSyncSettingsDto, payload).errors).toEqual(errors);
  });

  it('reads lists as sets, and tells none from nothing said', () => {
    const { dto } = judge(UpdateSyncSettingsDto, { owners: ['self', ' amazon ', 'self'], filters: null });

    expect(dto).toMatchObject({ owners: ['amazon', 'self'], filters: null });
    expect(judge(UpdateSyncSettingsDto, { owners: 'self' }).dto.owners).toBeUndefined();
  });
});
