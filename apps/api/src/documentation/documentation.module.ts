import { type DynamicModule, Global, Module } from '@nestjs/common';
import { controllersOf } from './controllers-of.js';
import { Documentation } from './documentation.js';

@Global()
@Module({})
class DocumentationModule {}

/** Adds the API documents of all imported controllers to a module. */
export function withDocumentation(module: DynamicModule): DynamicModule {
  const documentation = { provide: Documentation, useFactory: () => new Documentation(controllersOf([module])) };
  const beside = { module: DocumentationModule, providers: [documentation], exports: [Documentation] };
  return { ...module, imports: [...(module.imports ?? []), beside] };
}
