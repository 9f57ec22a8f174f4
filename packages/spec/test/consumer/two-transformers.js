// The application's class-transformer is another copy than the one beside the package.
import { CreateOperatingsystemDto } from '@image-catalog/spec';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

const os = { name: 'Debian', major: '13', os_parameters_attributes: [{ name: '' }] };
const dto = plainToInstance(CreateOperatingsystemDto, os);
const refused = (options) => validateSync(dto, options).map(({ property }) => property);

console.log(JSON.stringify({ strict: refused({}), lax: refused({ forbidUnknownValues: false }) }));
