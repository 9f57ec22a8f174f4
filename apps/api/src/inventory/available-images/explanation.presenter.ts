import type { AvailableImageExplanationView } from '@image-catalog/spec';
import { presentFreshness } from '../freshness/inventory.presenter.js';
import type { Inventory } from '../freshness/inventory.row.js';
import { optionalViewDate, viewDate } from '../../foreman/dates.js';
import { presentInventoriedImage } from './available-image.presenter.js';
import type { Explanation, InventoriedImageRow } from './available-image.row.js';
import type {
  AtTarget,
  CatalogImage,
  Disappearance,
  ForgottenImage,
  ImageHistory,
  LastRun,
} from './image-history.row.js';

/** The most scopes that a sentence names. */
const NAMED_SCOPES = 5;

/** Shows what is known of a uuid: as sentences, and as fields. */
export function presentExplanation(explanation: Explanation): AvailableImageExplanationView {
  const { uuid, inventory, row, becomes, history } = explanation;
  const { last_run, disappearance, forgotten } = history;
  return {
    uuid,
    message: sentencesOf(explanation).join(' '),
    inventory: presentFreshness(inventory),
    available_image: row ? presentInventoriedImage(row) : null,
    sync_run_id: disappearance?.run_id ?? forgotten?.run_id ?? last_run?.run_id ?? null,
    removed_by_sync_plan_id: disappearance?.plan_id ?? null,
    sync_plan_id: row?.sync_plan_id ?? null,
    forgotten_at: optionalViewDate(forgotten?.forgotten_at ?? null),
    image_id: history.image?.id ?? null,
    import: becomes ?? null,
  };
}

function sentencesOf({ inventory, row, becomes, history }: Explanation): string[] {
  const sentences = row ? knownSentences(row, history) : unknownSentences(inventory, history);
  if (row?.sync_plan_id) sentences.push(`Plan ${row.sync_plan_id} would remove it, and waits for a person.`);
  if (becomes) sentences.push(becomes.message);
  return [...sentences, ...adoptionOf(history.image), ...history.at_targets.map(targetSentence)];
}

function targetSentence({ name, their_id, created_at }: AtTarget): string {
  return `It is at target ${name} as image ${their_id} since ${viewDate(created_at)}.`;
}

function adoptionOf(image: CatalogImage | undefined): string[] {
  if (!image?.adopted_from || image.adopted_at === null) return [];
  return [
    `Image ${image.id} was adopted from ${image.adopted_from} at ${viewDate(image.adopted_at)}, where it is image ${image.their_id}.`,
  ];
}

function knownSentences(row: InventoriedImageRow, { last_run, disappearance, image }: ImageHistory): string[] {
  if (row.missing_since !== null) {
    const going = image?.removing_rule
      ? [`Rule ${image.removing_rule} deletes image ${image.id} too, once it has been missing for SYNC_GRACE_DAYS.`]
      : [];
    return [`It is missing since ${viewDate(row.missing_since)}: ${causeOf(row, disappearance)}`, ...going];
  }
  const there = `It is there, in ${row.scope}, since generation ${row.first_generation}.`;
  const why = row.state !== 'active' ? row.state : row.withdrawal === 'hidden' ? row.withdrawal : null;
  const hidden = why === null ? [] : [`available_images does not list it, as its state is ${why}.`];
  return [
    there,
    ...hidden,
    ...withdrawalOf(row),
    ...driftOf(row),
    ...(last_run ? gapsOf(last_run, 'so nobody knows whether it still is') : []),
  ];
}

function withdrawalOf({ withdrawal, withdrawn_at, replacement }: InventoriedImageRow): string[] {
  if (withdrawal === null) return [];
  const when = withdrawn_at === null ? '' : ` from ${viewDate(withdrawn_at)} on`;
  const instead = replacement === null ? '' : `, and names ${replacement} instead`;
  return [`The compute resource calls it ${withdrawal}${when}${instead}; it is not missing.`];
}

function driftOf({ is_drifted, drifted_at, drifted_from, image_id, ...now }: InventoriedImageRow): string[] {
  if (!is_drifted || drifted_at === null || drifted_from === null) return [];
  const { os_name, os_major, os_minor, architecture } = now;
  const system = [os_name, [os_major, os_minor].filter(Boolean).join('.')].filter(Boolean).join(' ');
  const before = [drifted_from.os, drifted_from.architecture].filter(Boolean).join(', ');
  const since = [system, architecture].filter(Boolean).join(', ');
  return [
    `Since ${viewDate(drifted_at)} the compute resource says ${since}; before, it said ${before}. Image ${image_id} stays as people left it.`,
  ];
}

/** Says why an image is missing: a plan, a targeted sync, or a run that saw its complete scope. */
function causeOf(row: InventoriedImageRow, how: Disappearance | undefined): string {
  const run = runOf(how?.run_id ?? null, row.missing_generation);
  if (how?.plan_id) {
    const who = how.decided_by === null ? 'somebody' : how.decided_by;
    const when = how.decided_at === null ? '' : ` at ${viewDate(how.decided_at)}`;
    return `plan ${how.plan_id} of ${run}, which ${who} approved${when}, removed it. The plan said: ${how.plan_reason}`;
  }
  if (how?.was_swept === false)
    return `asked for it alone after ${run}, the compute resource said that it has it no more.`;
  return `${run} saw the whole of ${row.scope} without it.`;
}

function unknownSentences(inventory: Inventory, { last_run: last, forgotten, image: known }: ImageHistory): string[] {
  const image = known ? [`Image ${known.id} of the catalog has this uuid.`] : [];
  if (forgotten) return [forgottenSentence(forgotten), ...image];
  if (last?.shown_in) {
    const run = upper(runOf(last.run_id, last.generation));
    const why = last.rejected_because ?? 'no reason was kept.';
    return [`${run} saw it in ${last.shown_in}, but it cannot be kept as it is: ${why}`, ...image];
  }
  const gaps = last ? gapsOf(last, 'so it may be there all the same') : [];
  const nameless = last?.unidentified
    ? [
        `${last.unidentified} items of ${runOf(last.run_id, last.generation)} could not be identified; it may be one of them.`,
      ]
    : [];
  return [`No run has seen it. ${completenessOf(inventory)}`, ...gaps, ...nameless, ...image];
}

function forgottenSentence({ scope, missing_since, missing_generation, forgotten_at, run_id }: ForgottenImage): string {
  const run = runOf(run_id, missing_generation);
  return `It was in ${scope}, went missing at ${viewDate(missing_since)} (${run}), and was forgotten at ${viewDate(forgotten_at)}, as it did not come back.`;
}

/** Says what the last run did not see, and why; nothing when it saw all that matters. */
function gapsOf(last: LastRun, so: string): string[] {
  const { run_id, generation, state, reason, ended_at, incomplete } = last;
  const run = `${upper(runOf(run_id, generation))}${ended_at === null ? '' : `, of ${viewDate(ended_at)},`}`;
  if (incomplete.length > 0) {
    const named = incomplete
      .slice(0, NAMED_SCOPES)
      .map((scope) => `${scope.scope}: ${scope.reason ?? reason ?? state}`);
    const more = incomplete.length > NAMED_SCOPES ? ` And ${incomplete.length - NAMED_SCOPES} scopes more.` : '';
    return [`${run} did not see the whole of ${named.join(' ')}${more}`, `${upper(so)}.`];
  }
  if (state === 'failed' || state === 'cancelled')
    return [`${run} ${state}: ${reason ?? 'without a reason'}`, `${upper(so)}.`];
  return [];
}

function runOf(run: number | null, generation: number | null): string {
  const number = generation === null ? 'an unknown generation' : `generation ${generation}`;
  return run === null ? number : `run ${run} (${number})`;
}

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function completenessOf({ published_generation, synced_at, is_complete }: Inventory): string {
  if (published_generation === 0) return 'No run was complete yet.';
  const when = synced_at === null ? '' : `, and ended at ${viewDate(synced_at)}`;
  const since = is_complete ? '' : '; runs since then saw less';
  return `Generation ${published_generation} saw everything${when}${since}.`;
}
