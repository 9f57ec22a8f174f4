import 'reflect-metadata';
import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { expect, it } from '@jest/globals';
import { CreateOperatingsystemDto } from '../src/operatingsystems/create-operatingsystem.dto.js';
import { ListImagesDto } from '../src/images/list-images.dto.js';
import { describeForSwagger } from '../src/nestjs-swagger.js';

@Controller()
class OperatingsystemsController {
  @Post()
  create(@Body() dto: CreateOperatingsystemDto): string {
    return dto.name;
  }

  @Get()
  index(@Query() dto: ListImagesDto): string {
    return dto.search ?? '';
  }
}

@Module({ controllers: [OperatingsystemsController] })
class AppModule {}

it('describes DTOs to @nestjs/swagger, as the document of a Nest application shows them', async () => {
  describeForSwagger(ApiProperty, [CreateOperatingsystemDto, ListImagesDto]);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: false });

  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  await app.close();

  expect(document.components?.schemas?.['CreateOperatingsystemDto']).toMatchObject({
    required: ['name', 'major'],
    properties: {
      name: { type: 'string', maxLength: 255, description: expect.any(String) },
      architecture_ids: { type: 'array', items: { type: 'integer' } },
      password_hash: { enum: expect.arrayContaining(['SHA512']) },
      os_parameters_attributes: {
        type: 'array',
        items: { type: 'object', required: ['name'], properties: { value: { type: 'string' } } },
      },
    },
  });
  const query = document.paths['/']?.get?.parameters as { name: string; required: boolean }[];
  expect(query.map(({ name, required }) => [name, required])).toEqual(
    expect.arrayContaining([
      ['search', false],
      ['per_page', false],
    ]),
  );
});
