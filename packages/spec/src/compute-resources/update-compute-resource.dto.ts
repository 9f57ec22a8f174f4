import { WhenGiven } from '../rules/presence.rule.js';
import { CreateComputeResourceDto } from './create-compute-resource.dto.js';
import { WhenNamed } from './provider.rule.js';

/** Attributes inside `compute_resource` to update one. */
export class UpdateComputeResourceDto extends CreateComputeResourceDto {
  @WhenGiven()
  declare name: string;

  @WhenNamed('url')
  declare url?: string | null;

  @WhenNamed('user')
  declare user?: string | null;

  @WhenGiven()
  declare password?: string | null;

  @WhenNamed('uuid')
  declare uuid?: string | null;

  @WhenGiven()
  declare app_ident?: string | null;

  @WhenGiven()
  declare api_port?: string | null;

  @WhenGiven()
  declare datacenter?: string | null;

  @WhenGiven()
  declare server?: string | null;

  @WhenGiven()
  declare zone?: string | null;

  @WhenGiven()
  declare hostname?: string | null;

  @WhenGiven()
  declare namespace?: string | null;

  @WhenGiven()
  declare token?: string | null;
}
