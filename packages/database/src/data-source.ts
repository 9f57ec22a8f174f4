import { DataSource, type DataSourceOptions } from 'typeorm';
import { AdoptedRow } from './entities/adopted-row.entity.js';
import { Adoption } from './entities/adoption.entity.js';
import { Architecture } from './entities/architecture.entity.js';
import { ArchitectureOperatingsystem } from './entities/architecture-operatingsystem.entity.js';
import { Audit } from './entities/audit.entity.js';
import { AuthSource } from './entities/auth-source.entity.js';
import { AvailableImage } from './entities/available-image.entity.js';
import { ComputeResource } from './entities/compute-resource.entity.js';
import { ComputeResourceLocation } from './entities/compute-resource-location.entity.js';
import { ComputeResourceOrganization } from './entities/compute-resource-organization.entity.js';
import { Filter } from './entities/filter.entity.js';
import { FilterLocation } from './entities/filter-location.entity.js';
import { FilterOrganization } from './entities/filter-organization.entity.js';
import { Filtering } from './entities/filtering.entity.js';
import { ForgottenImage } from './entities/forgotten-image.entity.js';
import { Image } from './entities/image.entity.js';
import { ImportRule } from './entities/import-rule.entity.js';
import { Location } from './entities/location.entity.js';
import { Operatingsystem } from './entities/operatingsystem.entity.js';
import { Organization } from './entities/organization.entity.js';
import { LocationOrganization } from './entities/location-organization.entity.js';
import { OutboxRow } from './entities/outbox-row.entity.js';
import { Parameter } from './entities/parameter.entity.js';
import { Permission } from './entities/permission.entity.js';
import { PersonalAccessToken } from './entities/personal-access-token.entity.js';
import { Role } from './entities/role.entity.js';
import { RoleLocation } from './entities/role-location.entity.js';
import { RoleOrganization } from './entities/role-organization.entity.js';
import { Session } from './entities/session.entity.js';
import { Setting } from './entities/setting.entity.js';
import { SyncLease } from './entities/sync-lease.entity.js';
import { SyncPage } from './entities/sync-page.entity.js';
import { SyncPlan } from './entities/sync-plan.entity.js';
import { SyncPlanItem } from './entities/sync-plan-item.entity.js';
import { SyncRequest } from './entities/sync-request.entity.js';
import { SyncRun } from './entities/sync-run.entity.js';
import { SyncScope } from './entities/sync-scope.entity.js';
import { SyncSetting } from './entities/sync-setting.entity.js';
import { TargetComputeResource } from './entities/target-compute-resource.entity.js';
import { TargetImage } from './entities/target-image.entity.js';
import { TargetLease } from './entities/target-lease.entity.js';
import { TargetPlanItem } from './entities/target-plan-item.entity.js';
import { TargetPlan } from './entities/target-plan.entity.js';
import { TargetRun } from './entities/target-run.entity.js';
import { Target } from './entities/target.entity.js';
import { User } from './entities/user.entity.js';
import { UserLocation } from './entities/user-location.entity.js';
import { UserOrganization } from './entities/user-organization.entity.js';
import { UserRole } from './entities/user-role.entity.js';
import { type ConnectionSettings, poolOptions } from './connection/connection-options.js';
import { splitUrl } from './connection/split-url.js';
import { migrations } from './migrations/migrations.js';

/** The entity of every table. */
export const entities = [
  AdoptedRow,
  Adoption,
  Architecture,
  ArchitectureOperatingsystem,
  Audit,
  AuthSource,
  AvailableImage,
  ComputeResource,
  ComputeResourceLocation,
  ComputeResourceOrganization,
  Filter,
  FilterLocation,
  FilterOrganization,
  Filtering,
  ForgottenImage,
  Image,
  ImportRule,
  Location,
  LocationOrganization,
  Operatingsystem,
  Organization,
  OutboxRow,
  Parameter,
  Permission,
  PersonalAccessToken,
  Role,
  RoleLocation,
  RoleOrganization,
  Session,
  Setting,
  SyncLease,
  SyncPage,
  SyncPlan,
  SyncPlanItem,
  SyncRequest,
  SyncRun,
  SyncScope,
  SyncSetting,
  Target,
  TargetComputeResource,
  TargetImage,
  TargetLease,
  TargetPlan,
  TargetPlanItem,
  TargetRun,
  User,
  UserLocation,
  UserOrganization,
  UserRole,
];

/** Gives the options of a data source; migrations are listed but never run by themselves. */
export function dataSourceOptions(url: string, settings: ConnectionSettings): DataSourceOptions {
  return {
    type: 'postgres',
    url: splitUrl(url).address,
    entities,
    migrations,
    migrationsTransactionMode: 'all',
    installExtensions: false,
    poolSize: settings.pool_size ?? 10,
    extra: poolOptions(url, settings),
  };
}

/** Makes a data source that is not connected yet. */
export function buildDataSource(
  url: string,
  settings: ConnectionSettings = { application_name: 'image-catalog' },
): DataSource {
  return new DataSource(dataSourceOptions(url, settings));
}

/** Runs work with a data source of one connection, and closes it. */
export async function withDataSource<T>(
  url: string,
  application_name: string,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = await buildDataSource(url, { application_name, pool_size: 1 }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
