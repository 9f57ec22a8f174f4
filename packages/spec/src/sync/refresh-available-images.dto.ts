import { ArrayMaxSize, ArrayNotEmpty } from 'class-validator';
import { Doc } from '../doc.decorator.js';
import { Names } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Beyond this many images a full sync is cheaper. */
export const MOST_REFRESHED = 100;

/** Body that refreshes single images from the provider. */
export class RefreshAvailableImagesDto {
  @Doc('Uuids of the images to refresh, at most 100.')
  @Names()
  @IsPresent()
  @ArrayNotEmpty({ message: "can't be blank" })
  @ArrayMaxSize(MOST_REFRESHED, { message: `are too many (maximum is ${MOST_REFRESHED})` })
  uuids: string[];
}
