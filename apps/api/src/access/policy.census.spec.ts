import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Open, Public } from '../routing/action.decorator.js';
import { PolicyCensus } from './policy.census.js';

@Controller('lawful')
class Lawful {
  @Get()
  @Public()
  index(): void {}

  @Get('open')
  @Open()
  open(): void {}
}

@Controller('lawless')
class Lawless {
  @Get()
  @Public()
  index(): void {}

  @Get('forgotten')
  forgotten(): void {}
}

/** Starts a program that has nothing but some controllers. */
async function start(...controllers: Type[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], providers: [PolicyCensus], controllers })
  class Program {}
  const program = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  await program.close();
}

it('lets nothing start that has a route about which nobody said who may use it', async () => {
  await expect(start(Lawful, Lawless)).rejects.toThrow(
    'These routes say nothing about who may use them: Lawless.forgotten. Add @Requires or @Public.',
  );
});

it('lets start what says it of every route', async () => {
  await expect(start(Lawful)).resolves.toBeUndefined();
});
