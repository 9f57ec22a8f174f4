import { docsOf, ListDto } from '@image-catalog/spec';
import { describeProperties, type Dto } from './describe-properties.js';
import { namesInPath, type PropertyDescription } from './route-description.js';

/** What an action takes besides a body. */
interface Taken {
  /** The DTO of a list. */
  list: Dto | null;
  /** The DTO of what names one row. */
  names: Dto | undefined;
  isShow: boolean;
  isCompletion: boolean;
}

/** Describes what the paths and the query of an action hold. */
export function describeParameters(paths: string[], resource: string, taken: Taken): PropertyDescription[] {
  const known = knownTo(taken);
  const names = [...new Set(paths.flatMap(namesInPath))];
  const inPaths = names.map((name) => ({
    ...(known.find((property) => property.name === name) ?? identifier(name, resource)),
    is_required: paths.every((path) => namesInPath(path).includes(name)),
  }));
  const isAsked = ({ name }: PropertyDescription) =>
    !names.includes(name) && (taken.isShow || !isNameOnly(taken, name));
  return [...inPaths, ...known.filter(isAsked)];
}

function knownTo({ list, names, isCompletion }: Taken): PropertyDescription[] {
  const ofList = list ? describeList(list) : [];
  const search = isCompletion ? describeList(ListDto).filter(({ name }) => name === 'search') : [];
  const ofNames = names ? describeProperties(names) : [];
  return [...ofList, ...search, ...ofNames.filter(({ name }) => ofList.every((property) => property.name !== name))];
}

// What names a row is asked for by show alone; elsewhere it describes what stands in a path.
function isNameOnly({ list, names }: Taken, name: string): boolean {
  return names !== undefined && name in docsOf(names) && !(list !== null && name in docsOf(list));
}

// Search, order and paging, which all lists have, come after what a list has of its own.
function describeList(dto: Dto): PropertyDescription[] {
  const shared = Object.keys(docsOf(ListDto));
  const properties = describeProperties(dto);
  const isShared = ({ name }: PropertyDescription) => shared.includes(name);
  return [...properties.filter((property) => !isShared(property)), ...properties.filter(isShared)];
}

function identifier(name: string, resource: string): PropertyDescription {
  const row = name === 'id' ? resource.replace(/ies$/, 'y').replace(/s$/, '') : name.replace(/_id$/, '');
  const sentence = `Identifier of the ${row.replaceAll('_', ' ')}.`;
  return { name, sentence, type: 'string', is_required: true, is_nullable: false };
}
