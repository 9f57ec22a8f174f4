import { ArrayMaxSize, ArrayNotEmpty } from 'class-validator';
import { Doc } from '../doc.decorator.js';
import { Names } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Beyond this many a look at everything is cheaper. */
export const MOST_REFRESHED = 100;

/** What a client sends to have single images looked at. */
export class RefreshAvailableImagesDto {
  @Doc('Uuids of the images to look at, 100 at most.')
  @Names()
  @IsPresent()
  @ArrayNotEmpty({ message: "can't be blank" })
  @ArrayMaxSize(MOST_REFRESHED, { message: `are too many (maximum is ${MOST_REFRESHED})` })
  uuids: string[];
}
