import type { AvailableImageExplanationView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { computeResourcePath } from '../api-client.js';
import { type ApiOptions, withApiOptions, openApi, printAnswer } from '../api-command.js';
import type { Shell } from '../shell.js';

/** Adds `explain`: why an image is missing, or was not imported. */
export function addExplainCommand(program: Command, shell: Shell): void {
  withApiOptions(program.command('explain <compute-resource> <uuid>'))
    .description('explain why an image is present or missing, and whether the next run imports it')
    .action(explain.bind(null, shell));
}

async function explain(shell: Shell, computeResource: string, uuid: string, options: ApiOptions): Promise<void> {
  const path = computeResourcePath(computeResource, 'available_images', uuid, 'explain');
  const answer = await openApi(shell, options).get<AvailableImageExplanationView>(path);
  printAnswer(shell, options, answer, [answer.message, ...detailsOf(answer)]);
}

function detailsOf({ available_image: image, image_id, import: imported }: AvailableImageExplanationView): string[] {
  return [
    ...(image ? [`name ${image.name}, state ${image.state}, first seen in generation ${image.first_generation}`] : []),
    ...(image_id === null ? [] : [`catalog image ${image_id}`]),
    ...(imported?.rule ? [`import rule ${imported.rule.id}, ${imported.rule.name}`] : []),
    ...(imported?.becomes
      ? [`becomes ${imported.becomes.name}: ${imported.becomes.operatingsystem}, ${imported.becomes.architecture}`]
      : []),
  ];
}
