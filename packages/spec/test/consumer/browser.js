import { CreateImageDto, CreateOperatingsystemDto, findProviderKind } from '@image-catalog/spec';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

function judge(type, payload) {
  const dto = plainToInstance(type, payload, { excludeExtraneousValues: true, exposeUnsetFields: false });
  return { dto, wrong: validateSync(dto).map(({ property }) => property) };
}

globalThis.answer = JSON.stringify({
  good: judge(CreateImageDto, { username: 'root', name: 'n', uuid: 'u', architecture_id: '1', extra: 1 }),
  bad: judge(CreateImageDto, { name: ' ' }),
  nested: judge(CreateOperatingsystemDto, { name: 'a', major: 1, os_parameters_attributes: [{ name: '' }] }).wrong,
  kind: findProviderKind('ec2').provider_friendly_name,
});
