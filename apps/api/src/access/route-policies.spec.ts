import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Open, Public } from '../routing/action.decorator.js';
import { RoutePolicies } from './route-policies.js';

@Controller('protected')
class Protected {
  @Get()
  @Public()
  index(): void {}

  @Get('open')
  @Open()
  open(): void {}
}

@Controller('unprotected')
class Unprotected {
  @Get()
  @Public()
  index(): void {}

  @Get('forgotten')
  forgotten(): void {}
}

/** Starts a program that has nothing but some controllers. */
async function start(...controllers: Type[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], providers: [RoutePolicies], controllers })
  class Program {}
  const program = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  await program.close();
}

it('lets nothing start that has a route about which nobody said who may use it', async () => {
  await expect(start(Protected, Unprotected)).rejects.toThrow(
    'These routes say nothing about who may use them: Unprotected.forgotten. Add @Requires or @Public.',
  );
});

it('lets start what says it of every route', async () => {
  await expect(start(Protected)).resolves.toBeUndefined();
});
