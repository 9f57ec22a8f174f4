import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';

type Imported = NonNullable<DynamicModule['imports']>[number];

/** Finds the controllers of modules and their imports, in order, without instantiating them. */
export function controllersOf(modules: readonly Imported[]): Type[] {
  return [...new Set(modules.flatMap((imported) => collect(imported)))];
}

function collect(imported: Imported): Type[] {
  const { module, controllers = [], imports = [] } = isDynamic(imported) ? imported : { module: imported };
  const own = typeof module === 'function' ? metadata<Type>(MODULE_METADATA.CONTROLLERS, module) : [];
  const further = typeof module === 'function' ? metadata<Imported>(MODULE_METADATA.IMPORTS, module) : [];
  return [...own, ...controllers, ...controllersOf([...further, ...imports])];
}

function isDynamic(imported: Imported): imported is DynamicModule {
  return typeof imported === 'object' && 'module' in imported;
}

function metadata<Member>(key: string, module: object): Member[] {
  return (Reflect.getMetadata(key, module) as Member[] | undefined) ?? [];
}
