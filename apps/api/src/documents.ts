import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { controllersOf } from './documentation/controllers-of.js';
import { Documentation } from './documentation/documentation.js';
import { readEnvironment } from './environment.js';

/*
 * Prints the documents that this build would serve, as one JSON object of file names and contents. Nothing is started:
 * no database and no key are needed. tools/write-documents.ts keeps docs/ like them.
 */
const nothing = readEnvironment({ DATABASE_URL: 'postgres://nowhere', SEALING_PUBLIC_KEY: 'none' });
const documentation = new Documentation(controllersOf([AppModule.with(nothing)]));

process.stdout.write(JSON.stringify({ 'apidoc/v2.json': documentation.apipie, 'openapi.json': documentation.openapi }));
