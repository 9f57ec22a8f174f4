/*
 * Reads the response type of each API action from its controller and writes it as JSON Schema. The types and their
 * comments are the only place where responses are described. TypeScript 7 has no compiler API yet, so version 6 is used.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript6';
import { described, SchemaWriter } from './schema-writer.ts';

/** A JSON Schema of a response. */
export type Schema = Record<string, unknown>;

/** Response schemas by handler, the named types that they refer to, and what the comments of the controllers say. */
export interface Answers {
  controllers: Record<string, string>;
  handlers: Record<string, Schema>;
  schemas: Record<string, Schema>;
}

/** Reads the responses of all controllers, and the error bodies of packages/spec. @throws Error for a type that JSON cannot hold. */
export function readAnswers(repository: string): Answers {
  const source = join(repository, 'apps', 'api', 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.controller.ts'),
  );
  const errors = join(repository, 'packages', 'spec', 'src', 'errors', 'error-bodies.view.ts');
  const program = ts.createProgram([...files.map((file) => join(source, file)), errors], OPTIONS);
  const writer = new SchemaWriter(program.getTypeChecker());
  const handlers: [string, Schema][] = [];
  const controllers: Record<string, string> = {};
  for (const file of program.getSourceFiles()) {
    if (file.fileName === errors) for (const view of interfacesOf(file)) writer.write(viewType(program, view));
    if (!file.fileName.startsWith(source)) continue;
    for (const controller of file.statements.filter(ts.isClassDeclaration)) {
      handlers.push(...handlersOf(controller, writer, program.getTypeChecker()));
      const { description } = described(
        controller.name && program.getTypeChecker().getSymbolAtLocation(controller.name),
        program.getTypeChecker(),
      );
      if (controller.name && typeof description === 'string') controllers[controller.name.text] = description;
    }
  }
  return {
    controllers: sorted(controllers),
    handlers: sorted(Object.fromEntries(handlers)),
    schemas: sorted(writer.named),
  };
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  types: ['node'],
  noEmit: true,
};

function handlersOf(
  controller: ts.ClassDeclaration,
  writer: SchemaWriter,
  checker: ts.TypeChecker,
): [string, Schema][] {
  if (!controller.name?.text.endsWith('Controller')) return [];
  // Inherited methods too, with the types that this controller gives them.
  return checker
    .getTypeAtLocation(controller)
    .getProperties()
    .flatMap((property): [string, Schema][] => {
      const method = property.valueDeclaration;
      if (method === undefined || !ts.isMethodDeclaration(method) || !ts.getDecorators(method)?.length) return [];
      const [signature] = checker.getTypeOfSymbolAtLocation(property, controller).getCallSignatures();
      if (signature === undefined) return [];
      const promised = checker.getAwaitedType(signature.getReturnType()) ?? signature.getReturnType();
      // An action that always throws has no response.
      if (promised.flags & ts.TypeFlags.Never) return [];
      const name = `${controller.name?.text}.${property.name}`;
      return [[name, writer.write(promised)]];
    });
}

function interfacesOf(file: ts.SourceFile): ts.InterfaceDeclaration[] {
  return file.statements.filter(ts.isInterfaceDeclaration);
}

function viewType(program: ts.Program, view: ts.InterfaceDeclaration): ts.Type {
  return program.getTypeChecker().getTypeAtLocation(view);
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
