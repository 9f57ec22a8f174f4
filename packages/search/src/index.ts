/** Foreman's search language: text in, parameterised SQL or suggestions out. Knows no resource and no framework. */
export type { ComparisonNode, ListNode, LogicalNode, NotNode, PresenceNode, SearchNode, WordNode } from './ast.js';
export type { CompiledSearch } from './compiler.js';
export { compileSearch } from './compiler.js';
export type { Suggestion } from './complete.js';
export { completeSearch } from './complete.js';
export type { SuggestionRequest, SuggestValues } from './continuations.js';
export type {
  IntegerField,
  KeyValueField,
  RequiredPermission,
  SearchDefinition,
  SearchField,
  SetField,
  TemporalField,
  TextField,
  ToMany,
  ToOne,
} from './definition.js';
export { alphabetical, BOOLEAN_VALUES, defineSearch } from './definition.js';
export type { FieldDescription } from './describe.js';
/** @public for the documents of an API. */
export { describeFields } from './describe.js';
export { SearchError } from './errors.js';
/** @public for whoever writes searches by program. */
export { MAX_DEPTH, MAX_LIST_SIZE, MAX_QUERY_LENGTH, MAX_TERMS } from './limits.js';
export type { CompiledOrder } from './order.js';
export { compileOrder } from './order.js';
export { parseSearch } from './parser.js';
export { printSearch } from './print.js';
export type { Clock } from './temporal.js';
export { Values } from './values.js';
