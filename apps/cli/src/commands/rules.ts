import type { ImportRulePreviewView, ImportRuleView, ListView } from '@image-catalog/spec';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { computeResourcePath } from '../api-client.js';
import {
  type ApiOptions,
  type ListOptions,
  listQuery,
  withApiOptions,
  numberOrNone,
  openApi,
  requireChange,
  givenOf,
  printAnswer,
  wholeNumber,
} from '../api-command.js';
import { previewLines, ruleTable } from '../rule-lines.js';
import type { Shell } from '../shell.js';

/** Attributes of a rule, as options. */
interface RuleOptions extends ApiOptions {
  name?: string;
  search?: string;
  position?: number;
  enabled?: boolean;
  action?: string;
  operatingsystemId?: number | null;
  architectureId?: number | null;
  username?: string;
  userData?: boolean | null;
  nameTemplate?: string;
  sourceMissing?: string;
}

/** Adds `rules`: which available images are imported, and how. */
export function addRulesCommands(program: Command, shell: Shell): void {
  const rules = program.command('rules').description('import rules: which available images are imported, and how');
  withApiOptions(rules.command('list <compute-resource>'))
    .description('list rules in the order of evaluation')
    .option('--search <search>', 'filter the list, for example "enabled = true"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 100)
    .action(list.bind(null, shell));
  withRuleOptions(withApiOptions(rules.command('create <compute-resource> <name>')))
    .description('create a rule; it takes effect at the next run')
    .action(create.bind(null, shell));
  withRuleOptions(withApiOptions(rules.command('update <compute-resource> <rule>')))
    .description('update a rule by its id')
    .option('--name <name>', 'new name')
    .action(update.bind(null, shell));
  withApiOptions(rules.command('delete <compute-resource> <rule>'))
    .description('delete a rule by its id; its images are kept')
    .action(destroy.bind(null, shell));
  withApiOptions(rules.command('move <compute-resource> <rule>').argument('<position>', 'from 1', wholeNumber))
    .description('move a rule by its id to another position; the first rule that matches an image decides')
    .action(move.bind(null, shell));
  withRuleOptions(withApiOptions(rules.command('preview <compute-resource> [rule]')))
    .description('preview the next run for a saved rule, or for an unsaved rule given by options')
    .action(preview.bind(null, shell));
}

/** Adds the options for the attributes of a rule. */
function withRuleOptions(command: Command): Command {
  return command
    .option('--search <search>', 'available images that match, for example "os ~ debian" (default: all)')
    .option('--position <number>', 'position among the rules, from 1', wholeNumber)
    .option('--enabled', 'turn the rule on')
    .option('--no-enabled', 'turn the rule off')
    .addOption(new Option('--action <action>', 'what to do with matching images').choices(['import', 'ignore']))
    .option('--operatingsystem-id <id>', 'operating system of the images; none: the provider sets it', numberOrNone)
    .option('--architecture-id <id>', 'architecture of the images; none: the provider sets it', numberOrNone)
    .option('--username <login>', 'login of the images; empty: the provider sets it')
    .option('--user-data <yes|no>', 'whether the images support user data; none uses the default', yesNoOrNone)
    .option('--name-template <text>', 'name of the images, for example "{name} ({created})"; empty means {name}')
    .addOption(
      new Option('--source-missing <what>', 'what to do with images that are missing at the provider').choices([
        'keep',
        'mark',
        'remove',
      ]),
    );
}

async function list(shell: Shell, computeResource: string, options: ListOptions): Promise<void> {
  const path = `${pathOf(computeResource)}?${listQuery(options)}`;
  const rules = await openApi(shell, options).get<ListView<ImportRuleView>>(path);
  printAnswer(shell, options, rules, ruleTable(rules.results));
}

async function create(shell: Shell, computeResource: string, name: string, options: RuleOptions): Promise<void> {
  const body = { import_rule: bodyOf({ ...options, name }) };
  const rule = await openApi(shell, options).post<ImportRuleView>(pathOf(computeResource), body);
  printAnswer(shell, options, rule, [`Created rule ${rule.id}, ${rule.name}, at position ${rule.position}.`]);
}

async function update(shell: Shell, computeResource: string, id: string, options: RuleOptions): Promise<void> {
  const body = bodyOf(options);
  requireChange(body);
  const rule = await openApi(shell, options).put<ImportRuleView>(pathOf(computeResource, id), { import_rule: body });
  printAnswer(shell, options, rule, ruleTable([rule]));
}

async function destroy(shell: Shell, computeResource: string, id: string, options: ApiOptions): Promise<void> {
  const rule = await openApi(shell, options).delete<ImportRuleView>(pathOf(computeResource, id));
  printAnswer(shell, options, rule, [`Deleted rule ${rule.id}, ${rule.name}.`]);
}

async function move(
  shell: Shell,
  computeResource: string,
  id: string,
  position: number,
  options: ApiOptions,
): Promise<void> {
  const body = { import_rule: { position } };
  const rule = await openApi(shell, options).put<ImportRuleView>(pathOf(computeResource, id), body);
  printAnswer(shell, options, rule, [`Moved rule ${rule.id}, ${rule.name}, to position ${rule.position}.`]);
}

async function preview(
  shell: Shell,
  computeResource: string,
  id: string | undefined,
  options: RuleOptions,
): Promise<void> {
  const api = openApi(shell, options);
  const draft = bodyOf(options);
  if (id !== undefined && Object.keys(draft).length > 0) {
    throw new Error('Give the id of a saved rule, or options of an unsaved one, not both.');
  }
  const shown =
    id === undefined
      ? await api.post<ImportRulePreviewView>(`${pathOf(computeResource)}/preview`, {
          import_rule: draft,
        })
      : await api.get<ImportRulePreviewView>(`${pathOf(computeResource, id)}/preview`);
  printAnswer(shell, options, shown, previewLines(shown));
}

/** Maps the given options to attributes of the API. */
function bodyOf(options: RuleOptions): Record<string, unknown> {
  return givenOf({
    name: options.name,
    search: options.search,
    position: options.position,
    enabled: options.enabled,
    action: options.action,
    operatingsystem_id: options.operatingsystemId,
    architecture_id: options.architectureId,
    username: options.username,
    user_data: options.userData,
    name_template: options.nameTemplate,
    source_missing: options.sourceMissing,
  });
}

function yesNoOrNone(text: string): boolean | null {
  if (text === 'none') return null;
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new InvalidArgumentError('It must be yes, no or none.');
}

const pathOf = (computeResource: string, ...below: string[]) =>
  computeResourcePath(computeResource, 'import_rules', ...below);
