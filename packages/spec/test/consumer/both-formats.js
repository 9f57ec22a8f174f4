// Loads the ES module and the CommonJS copy in one process, as a project does whose packages differ.
import { createRequire } from 'node:module';
import * as esm from '@image-catalog/spec';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

const cjs = createRequire(import.meta.url)('@image-catalog/spec');

function judge(Dto, payload) {
  const dto = plainToInstance(Dto, payload, { excludeExtraneousValues: true, exposeUnsetFields: false });
  const errors = validateSync(dto, { whitelist: true, forbidUnknownValues: true });
  return {
    dto,
    wrong: errors.map(({ property, constraints, children }) => [property, constraints ?? children?.length]),
  };
}

const image = { name: 'n'.repeat(300), username: ' ', architecture_id: '1', user_data: 'true', unknown: 1 };
const os = { name: 'Debian', major: '13', os_parameters_attributes: [{ name: '' }] };
const names = Object.keys(esm).filter((name) => name.endsWith('Dto'));
const told = ({ docsOf }, { CreateImageDto }) => Object.keys(docsOf(CreateImageDto)).length;

console.log(
  JSON.stringify({
    copies: esm.CreateImageDto !== cjs.CreateImageDto,
    image: [judge(esm.CreateImageDto, image), judge(cjs.CreateImageDto, image)],
    nested: [judge(esm.CreateOperatingsystemDto, os), judge(cjs.CreateOperatingsystemDto, os)],
    empty: [esm, cjs].map((copy) => names.map((name) => [name, judge(copy[name], {}).wrong])),
    sentences: [told(esm, cjs), told(cjs, esm)],
    properties: [esm, cjs].map((copy) => names.map((name) => copy.describeProperties(copy[name]).length)),
  }),
);
