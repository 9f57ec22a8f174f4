import { Doc } from '../doc.decorator.js';
import { Flag, Integer, Secret, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/**
 * Attributes inside `image` to create one. The order is the order of Foreman's error messages; the three ids
 * may be null or absent here: the path gives one of them, and the service checks the others.
 * Foreman: app/controllers/concerns/foreman/controller/parameters/image.rb
 */
export class CreateImageDto {
  @Doc('Login that the image was built with.')
  @Text()
  @IsPresent()
  username: string;

  @Doc('Operating system of the image; must not be null.')
  @Integer()
  operatingsystem_id?: number | null;

  @Doc('Compute resource of the image; on create, the one in the path takes precedence.')
  @Integer()
  compute_resource_id?: number | null;

  @Doc('Architecture of the image; must not be null.')
  @Integer()
  architecture_id?: number | null;

  @Doc('Name of the image, unique within a compute resource and operating system.')
  @Text()
  @IsPresent()
  name: string;

  @Doc('Template, volume or image identifier in the compute resource, unique within it.')
  @Text()
  @IsPresent()
  uuid: string;

  @Doc('Password of the login; write-only.')
  @Secret()
  password?: string | null;

  @Doc('Whether the image supports user data such as cloud-init.')
  @Flag()
  user_data?: boolean | null;

  @Doc('IAM role of instances created from the image; shown for EC2 only.')
  @Text()
  iam_role?: string | null;

  @Doc('Operating system by description, or by name and version.')
  @Text()
  operatingsystem_name?: string | null;

  @Doc('Compute resource by name.')
  @Text()
  compute_resource_name?: string | null;

  @Doc('Architecture by name.')
  @Text()
  architecture_name?: string | null;
}
