import { expect, it } from '@jest/globals';
import { splitUrl } from './split-url.js';

const PLACE = 'postgresql://u:p%40ss@host:5432/catalog';

it.each([
  [PLACE, PLACE, undefined],
  [`${PLACE}?sslmode=require`, PLACE, undefined],
  [`${PLACE}?options=-c%20DateStyle%3DGerman`, PLACE, '-c DateStyle=German'],
  [`${PLACE}?sslmode=require&options=-c+work_mem%3D8MB`, PLACE, '-c work_mem=8MB'],
  [
    `${PLACE}?statement_timeout=1&query_timeout=1&client_encoding=LATIN1&application_name=a`,
    `${PLACE}?application_name=a`,
    undefined,
  ],
  [`${PLACE}?lock_timeout=1&idle_in_transaction_session_timeout=1`, PLACE, undefined],
])('%s leads to %s with the options %s', (url, address, options) => {
  expect(splitUrl(url)).toMatchObject({ address, options });
});
