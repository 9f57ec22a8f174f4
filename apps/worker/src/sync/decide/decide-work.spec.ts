import type { OpenRequest, UnfinishedRun } from '@image-catalog/database';
import { describe, expect, it } from '@jest/globals';
import { decideWork, type PendingWork } from './decide-work.js';

const pending = (values: Partial<PendingWork>): PendingWork => ({
  is_due: false,
  is_throttled: false,
  is_new: false,
  unfinished: undefined,
  requests: [],
  has_approved_plans: false,
  ...values,
});

const unfinished = (is_resumable: boolean): UnfinishedRun => ({
  id: 9,
  generation: 3,
  dry_run: false,
  source_hash: null,
  is_resumable,
});

let count = 0;
const request = (values: Partial<OpenRequest>): OpenRequest => ({
  id: ++count,
  kind: 'full',
  uuids: [],
  dry_run: false,
  requested_by: 'somebody',
  ...values,
});
const targeted = (from: number, to: number) =>
  request({ kind: 'targeted', uuids: Array.from({ length: to - from + 1 }, (_, index) => `u${from + index}`) });

describe('the work', () => {
  it.each<[string, Partial<PendingWork>]>([
    ['nothing is pending', {}],
    ['the source is throttled and it is due', { is_throttled: true, is_due: true }],
    ['the source is throttled and somebody asks', { is_throttled: true, requests: [request({}), targeted(1, 3)] }],
    ['an unfinished run cannot be resumed', { unfinished: unfinished(false) }],
  ])('is empty when %s', (_, values) => {
    expect(decideWork(pending(values))).toBeNull();
  });

  it.each<[string, Partial<PendingWork>, object]>([
    ['it is due', { is_due: true }, { trigger: 'schedule', dry_run: false, requested_by: null }],
    ['nobody ever looked', { is_due: true, is_new: true }, { trigger: 'first', dry_run: false }],
    ['somebody asks', { requests: [request({})] }, { trigger: 'manual', dry_run: false, requested_by: 'somebody' }],
    ['it is due and somebody asks', { is_due: true, requests: [request({})] }, { trigger: 'manual' }],
    ['a rehearsal is asked for', { requests: [request({ dry_run: true })] }, { trigger: 'manual', dry_run: true }],
    [
      'more images are asked for than are worth it',
      { requests: [targeted(1, 101)] },
      { trigger: 'refresh', dry_run: false },
    ],
    ['many requests together are too many', { requests: [targeted(1, 60), targeted(41, 101)] }, { trigger: 'refresh' }],
  ])('begins a run when %s', (_, values, run) => {
    expect(decideWork(pending(values))).toMatchObject({ start: run, resume: null, refresh: null });
  });

  it('resumes an unfinished run, also while the source is throttled, and lets other requests for a run wait', () => {
    const values = { unfinished: unfinished(true), is_due: true, requests: [request({})] };

    expect(decideWork(pending(values))).toEqual({ resume: values.unfinished, start: null, refresh: null });
    expect(decideWork(pending({ ...values, is_throttled: true }))).toMatchObject({ resume: values.unfinished });
  });

  it('lets a rehearsal wait behind a run, and serves all others with it', () => {
    const requests = [request({ dry_run: true }), request({}), request({ requested_by: 'another' }), targeted(1, 101)];

    expect(decideWork(pending({ requests }))?.start?.request_ids).toEqual(
      [1, 2, 3].map((index) => requests[index]?.id),
    );
  });

  it('refreshes the images of all requests at once, each once, beside a run', () => {
    const requests = [targeted(1, 60), targeted(31, 100), request({})];

    const work = decideWork(pending({ requests }));

    expect(work?.refresh?.uuids).toHaveLength(100);
    expect(work?.refresh?.request_ids).toEqual([requests[0]?.id, requests[1]?.id]);
    expect(work?.start?.request_ids).toEqual([requests[2]?.id]);
  });

  it('has room for approved plans alone', () => {
    expect(decideWork(pending({ has_approved_plans: true, is_throttled: true }))).toEqual({
      refresh: null,
      resume: null,
      start: null,
    });
  });
});
