import type { ImportRulePreviewView, ImportRuleView, ListView } from '@image-catalog/spec';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { computeResourcePath } from '../api-client.js';
import {
  type ApiOptions,
  asksApi,
  type ListOptions,
  listQuery,
  numberOrNone,
  openApi,
  requireSaid,
  saidOf,
  tellAnswer,
  wholeNumber,
} from '../api-command.js';
import { previewLines, ruleTable } from '../rule-lines.js';
import type { Shell } from '../shell.js';

/** The options that describe a rule; undefined when not given. */
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

/** Adds `rules`: which available images become images, and how. */
export function addRulesCommands(program: Command, shell: Shell): void {
  const rules = program.command('rules').description('import rules: which available images become images, and how');
  asksApi(rules.command('list <compute-resource>'))
    .description('list rules in their order')
    .option('--search <search>', 'narrow the list, for example "enabled = true"')
    .option('--limit <number>', 'how many to list', wholeNumber, 100)
    .action(list.bind(null, shell));
  saysRule(asksApi(rules.command('create <compute-resource> <name>')))
    .description('create a rule; it takes effect at the next run')
    .action(create.bind(null, shell));
  saysRule(asksApi(rules.command('update <compute-resource> <rule>')))
    .description('change the given fields of a rule, by its number')
    .option('--name <name>', 'new name')
    .action(update.bind(null, shell));
  asksApi(rules.command('delete <compute-resource> <rule>'))
    .description('delete a rule, by its number; its images stay')
    .action(destroy.bind(null, shell));
  asksApi(rules.command('move <compute-resource> <rule>').argument('<position>', 'from 1', wholeNumber))
    .description('move a rule, by its number, to another position; the first rule that takes an image decides')
    .action(move.bind(null, shell));
  saysRule(asksApi(rules.command('preview <compute-resource> [rule]')))
    .description('show what a rule would take at the next run: a saved one, or an unsaved one from the options')
    .action(preview.bind(null, shell));
}

/** Adds the options that describe a rule. */
function saysRule(command: Command): Command {
  return command
    .option('--search <search>', 'which available images it takes, for example "os ~ debian"; by default all')
    .option('--position <number>', 'its position among the rules, from 1', wholeNumber)
    .option('--enabled', 'enable it')
    .option('--no-enabled', 'disable it')
    .addOption(
      new Option('--action <action>', 'what to do with the images that it takes').choices(['import', 'ignore']),
    )
    .option('--operatingsystem-id <id>', 'operating system of the images; none to use their hints', numberOrNone)
    .option('--architecture-id <id>', 'architecture of the images; none to use their hints', numberOrNone)
    .option('--username <login>', 'login of the images; empty to use their hints')
    .option('--user-data <yes|no>', 'whether they support user data; none for the default', yesNoOrNone)
    .option('--name-template <text>', 'their name, for example "{name} ({created})"; empty for {name}')
    .addOption(
      new Option('--source-missing <what>', 'what to do with them when their source is missing').choices([
        'keep',
        'mark',
        'remove',
      ]),
    );
}

async function list(shell: Shell, computeResource: string, options: ListOptions): Promise<void> {
  const path = `${pathOf(computeResource)}?${listQuery(options)}`;
  const rules = await openApi(shell, options).get<ListView<ImportRuleView>>(path);
  tellAnswer(shell, options, rules, ruleTable(rules.results));
}

async function create(shell: Shell, computeResource: string, name: string, options: RuleOptions): Promise<void> {
  const body = { import_rule: bodyOf({ ...options, name }) };
  const rule = await openApi(shell, options).post<ImportRuleView>(pathOf(computeResource), body);
  tellAnswer(shell, options, rule, [`Made rule ${rule.id}, ${rule.name}, in place ${rule.position}.`]);
}

async function update(shell: Shell, computeResource: string, id: string, options: RuleOptions): Promise<void> {
  const body = bodyOf(options);
  requireSaid(body);
  const rule = await openApi(shell, options).put<ImportRuleView>(pathOf(computeResource, id), { import_rule: body });
  tellAnswer(shell, options, rule, ruleTable([rule]));
}

async function destroy(shell: Shell, computeResource: string, id: string, options: ApiOptions): Promise<void> {
  const rule = await openApi(shell, options).delete<ImportRuleView>(pathOf(computeResource, id));
  tellAnswer(shell, options, rule, [`Deleted rule ${rule.id}, ${rule.name}.`]);
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
  tellAnswer(shell, options, rule, [`Rule ${rule.id}, ${rule.name}, is in place ${rule.position}.`]);
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
    throw new Error('Give the number of a saved rule, or options that say one, not both.');
  }
  const shown =
    id === undefined
      ? await api.post<ImportRulePreviewView>(`${pathOf(computeResource)}/preview`, {
          import_rule: draft,
        })
      : await api.get<ImportRulePreviewView>(`${pathOf(computeResource, id)}/preview`);
  tellAnswer(shell, options, shown, previewLines(shown));
}

/** Maps options to fields of the API, without those that were not given. */
function bodyOf(options: RuleOptions): Record<string, unknown> {
  return saidOf({
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
