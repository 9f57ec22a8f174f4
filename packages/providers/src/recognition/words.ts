import { HEADS } from './ids.js';

/** A word of a name. */
export interface Word {
  text: string;
  /** Whether it was written without a space behind the word before it, like the `22` in `ubuntu22`. */
  joined: boolean;
}

/** Characters that are read. Longer names are read up to here, so that no name costs more than another. */
const MOST_CHARACTERS = 255;
/** `x86_64` is one word; dots between digits stay: `9.4`, `2018.03.0`. */
const WORD = /x86[_-]64(?![a-z0-9])|[a-z0-9]+(?:(?<=\d)\.(?=\d)[a-z0-9]+)*/g;
const DIGIT = /\d/;
const HEAD = /^([a-z]+)(\d.*)$/;
/** A number with what publishers write behind it without a space: `9u4`, `15sp5`, `2k12r2`, `8stream`. */
const NUMBER = /^v?(2k\d{1,2}|\d+(?:\.\d+)*)((?:sp\d{1,2}|u\d{1,2}|r2|stream|lts)*)$/;
const SUFFIX = /sp\d+|u\d+|r2|stream|lts/g;

/** Splits a text into words, in lower case. Where a distribution's id has its version behind it, these are two words. */
export function wordsOf(text: string): Word[] {
  const found = text.slice(0, MOST_CHARACTERS).toLowerCase().match(WORD) ?? [];
  const words: Word[] = [];
  for (const word of found) {
    // Most words have no digits, and each image has a dozen.
    const split = DIGIT.test(word) ? splitWord(word) : null;
    if (split) words.push(...split);
    else words.push({ text: word, joined: false });
  }
  return words;
}

function splitWord(text: string): Word[] | null {
  const number = splitNumber(text, false);
  if (number) return number;
  const [, head, rest] = HEAD.exec(text) ?? [];
  const isHead = head !== undefined && rest !== undefined && HEADS.get(head)?.test(rest);
  const tail = isHead ? splitNumber(rest, true) : null;
  return tail && head ? [{ text: head, joined: false }, ...tail] : null;
}

function splitNumber(text: string, joined: boolean): Word[] | null {
  const [, number, suffixes] = NUMBER.exec(text) ?? [];
  if (number === undefined) return null;
  const words = [{ text: number, joined }];
  for (const suffix of suffixes?.match(SUFFIX) ?? []) words.push({ text: suffix, joined: true });
  return words;
}
