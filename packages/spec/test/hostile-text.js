import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import * as spec from '../dist/index.js';

const LENGTH = 100_000;
const UNITS = [' ', 'a', '1', ':', '.', '1.', 'a:', '@', '/v', 'a@', ' a', '\n', '\u{1f600}'];
const TEXTS = UNITS.flatMap((unit) => {
  const text = unit.repeat(LENGTH / unit.length);
  return [`${text}\u0001`, `x${text}x`];
});

const dtos = Object.entries(spec).filter(([name]) => name.endsWith('Dto'));
if (dtos.length === 0) throw new Error('There is no DTO to judge with');
for (const [, type] of dtos) {
  const providers = 'provider' in spec.docsOf(type) ? spec.PROVIDER_KINDS.map(({ name }) => name) : [undefined];
  const attributes = Object.keys(spec.docsOf(type)).filter((attribute) => attribute !== 'provider');
  for (const [index, text] of TEXTS.entries()) {
    const provider = providers[index % providers.length];
    const payload = { ...Object.fromEntries(attributes.map((attribute) => [attribute, text])), provider };
    validateSync(plainToInstance(type, payload, { excludeExtraneousValues: true }));
  }
}
for (const kind of spec.PROVIDER_KINDS) {
  for (const text of TEXTS) {
    for (const rule of [...(kind.url_rules ?? []), kind.user_rule, kind.domain_rule]) rule?.pattern.test(text);
  }
}
