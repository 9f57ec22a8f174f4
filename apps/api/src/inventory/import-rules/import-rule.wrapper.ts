import { CreateImportRuleDto, OrderImportRulesDto, UpdateImportRuleDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

const SHARED = {
  key: 'import_rule',
  unwrapped: [
    'name',
    'search',
    'position',
    'enabled',
    'action',
    'operatingsystem_id',
    'architecture_id',
    'username',
    'user_data',
    'name_template',
    'source_missing',
  ],
} as const;

/** The body of a new import rule. */
export const createImportRule: Wrapper<CreateImportRuleDto> = { ...SHARED, dto: CreateImportRuleDto };

/** The body of a change of an import rule. */
export const updateImportRule: Wrapper<UpdateImportRuleDto> = { ...SHARED, dto: UpdateImportRuleDto };

/** The body of a new order of the rules. */
export const orderImportRules: Wrapper<OrderImportRulesDto> = {
  key: 'import_rules',
  dto: OrderImportRulesDto,
  unwrapped: ['ids'],
};
