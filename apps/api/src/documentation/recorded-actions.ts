import { type ApipieMethod, nameMethod } from './apipie-method.js';
import { type ApipieParameter, describeParameter, USUAL_VALIDATORS } from './apipie-parameter.js';
import { ownForm, type RecordedAction, recordedAction, type RecordedParameter } from './foreman-document.js';
import { namesInPath } from './route-description.js';

/** Writes an action as Foreman documents it, with our sentences; as it is when Foreman does not have it. */
export function asForemanHasIt(resource: string, method: ApipieMethod): ApipieMethod {
  const recorded = recordedAction(resource, method.name);
  if (recorded === undefined) return method;
  const { apis, metadata, params } = method;
  const elsewhere = new Set(apis.flatMap(({ api_url }) => namesInPath(api_url)));
  // A list takes its parents in the query, too. Elsewhere the parents of paths that Foreman does not document are left out.
  const taken = params.filter(({ name }) => method.name === 'index' || !elsewhere.has(name) || isNamed(recorded, name));
  return {
    ...nameMethod(resource, method.name, recorded.apis, apis[0]?.short_description ?? ''),
    params: writeRecorded(`${resource}.${method.name}`, recorded.params, taken),
    metadata,
  };
}

/** Writes an action that only Foreman has, so that clients can ask for it. */
export function writeAbsent(resource: string, name: string, { apis, params }: RecordedAction): ApipieMethod {
  return { ...nameMethod(resource, name, apis, NOT_SUPPORTED), params: writeRecorded('', params, []) };
}

const NOT_SUPPORTED = 'Not supported by this server';

function isNamed({ params }: RecordedAction, wanted: string): boolean {
  return params.some(({ name }) => name === wanted);
}

/**
 * Writes an action's parameters as Foreman documents them: its names, order, types and requirements, with our sentences.
 * What only this server takes follows.
 */
function writeRecorded(
  action: string,
  recorded: readonly RecordedParameter[],
  ours: readonly ApipieParameter[],
  parent = '',
): ApipieParameter[] {
  const known = recorded.map((parameter) => {
    const fullName = parent === '' ? parameter.name : `${parent}[${parameter.name}]`;
    const own = ours.find(({ name }) => name === parameter.name);
    return writeOne(action, parameter, fullName, own);
  });
  const further = ours.filter(({ name }) => recorded.every((parameter) => parameter.name !== name));
  // Hammer lists options in this order: a body's attributes last.
  const body = known.findIndex(({ expected_type }) => parent === '' && expected_type === 'hash');
  return known.toSpliced(body === -1 ? known.length : body, 0, ...further);
}

function writeOne(
  action: string,
  recorded: RecordedParameter,
  fullName: string,
  own: ApipieParameter | undefined,
): ApipieParameter {
  const { name, type = 'string', required = false, allow_nil = false, validator, params = [] } = recorded;
  const nested = writeRecorded(action, params, own?.params ?? [], fullName);
  return {
    ...describeParameter(name, fullName, own?.description ?? ''),
    required,
    allow_nil,
    ...ownForm(action, fullName),
    validator: validator ?? USUAL_VALIDATORS[type],
    expected_type: type,
    ...(nested.length > 0 && { params: nested }),
  };
}
