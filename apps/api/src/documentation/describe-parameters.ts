import { describeProperties, docsOf, type Dto, ListDto, type PropertyDescription } from '@image-catalog/spec';
import { namesInPath } from './route-description.js';

/** The DTOs of an action besides its body. */
interface Taken {
  /** The DTO of a list. */
  list: Dto | null;
  /** The DTO of the path parameters that identify one row. */
  names: Dto | undefined;
  isShow: boolean;
  isCompletion: boolean;
}

/** Describes the path and query parameters of an action. */
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

// Only show takes these parameters in the query. Elsewhere they only describe path parameters.
function isNameOnly({ list, names }: Taken, name: string): boolean {
  return names !== undefined && name in docsOf(names) && !(list !== null && name in docsOf(list));
}

// A list's own parameters come first, then search, order and paging.
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
