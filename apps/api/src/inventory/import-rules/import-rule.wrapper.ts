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

/** How a new import rule stands in a body. */
export const createImportRule: Wrapper<CreateImportRuleDto> = { ...SHARED, dto: CreateImportRuleDto };

/** How changes of an import rule stand in a body. */
export const updateImportRule: Wrapper<UpdateImportRuleDto> = { ...SHARED, dto: UpdateImportRuleDto };

/** How another order of the rules stands in a body. */
export const orderImportRules: Wrapper<OrderImportRulesDto> = {
  key: 'import_rules',
  dto: OrderImportRulesDto,
  unwrapped: ['ids'],
};
