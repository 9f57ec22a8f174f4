import type { AvailableImageExplanationView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { computeResourcePath } from '../api-client.js';
import { type ApiOptions, asksApi, openApi, tellAnswer } from '../api-command.js';
import type { Shell } from '../shell.js';

/** Adds `explain`: why an image is missing, or was not imported. */
export function addExplainCommand(program: Command, shell: Shell): void {
  asksApi(program.command('explain <compute-resource> <uuid>'))
    .description('tell why an image is there or is missing, and what becomes of it at the next run')
    .action(explain.bind(null, shell));
}

async function explain(shell: Shell, computeResource: string, uuid: string, options: ApiOptions): Promise<void> {
  const path = computeResourcePath(computeResource, 'available_images', uuid, 'explain');
  const answer = await openApi(shell, options).get<AvailableImageExplanationView>(path);
  tellAnswer(shell, options, answer, [answer.message, ...detailsOf(answer)]);
}

function detailsOf({ available_image: image, image_id, import: imported }: AvailableImageExplanationView): string[] {
  return [
    ...(image ? [`name ${image.name}, state ${image.state}, seen first by generation ${image.first_generation}`] : []),
    ...(image_id === null ? [] : [`image ${image_id} of the catalog`]),
    ...(imported?.rule ? [`import rule ${imported.rule.id}, ${imported.rule.name}`] : []),
    ...(imported?.becomes
      ? [`would be ${imported.becomes.name}: ${imported.becomes.operatingsystem}, ${imported.becomes.architecture}`]
      : []),
  ];
}
