import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { CreateImportRuleDto } from './create-import-rule.dto.js';
import { UpdateImportRuleDto } from './update-import-rule.dto.js';

const BRACES = 'may contain only the placeholders {name}, {uuid}, {os}, {architecture}, {owner}, {created}';

describe('CreateImportRuleDto', () => {
  it.each([
    ['{name}', []],
    ['{os} {architecture} ({created})', []],
    ['no braces', []],
    ['', []],
    [null, []],
    ['{Name}', [BRACES]],
    ['{name', [BRACES]],
    ['name}', [BRACES]],
    ['{}', [BRACES]],
    ['{{name}}', [BRACES]],
  ])('judges the template %j', (name_template, expected) => {
    const { errors } = judge(CreateImportRuleDto, { name: 'n', name_template });

    expect(errors['name_template'] ?? []).toEqual(expected);
  });

  it('takes words in any case, and a long search', () => {
    const { dto, errors } = judge(CreateImportRuleDto, {
      name: 'n',
      action: 'IGNORE',
      source_missing: 'Keep',
      search: 'x'.repeat(2000),
    });

    expect(errors).toEqual({});
    expect(dto).toMatchObject({ action: 'ignore', source_missing: 'keep' });
  });

  it('wants a name when a rule is made, and none when one is changed', () => {
    expect(judge(CreateImportRuleDto, {}).errors).toEqual({ name: ["can't be blank"] });
    expect(judge(UpdateImportRuleDto, {}).errors).toEqual({});
    expect(judge(UpdateImportRuleDto, { name: null }).errors).toEqual({ name: ["can't be blank"] });
  });
});
