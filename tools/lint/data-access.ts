/** A node of a syntax tree, as far as the rule reads it. */
interface Node {
  type: string;
  name?: string;
  value?: unknown;
  callee?: Node;
  property?: Node;
  quasis?: { value: { raw: string } }[];
}

interface Context {
  report(problem: { node: Node; message: string }): void;
}

const MESSAGE =
  'SQL stands in a *.query.ts file (it reads) or a *.statement.ts file (it writes); others call what these export. ' +
  'See docs/adr/0012-one-way-to-reach-data.md';

/** What runs SQL that it is given. */
const RUNNERS = new Set(['query', 'runPrepared']);

/** How a statement of SQL begins. Only capitals count, and only what no English sentence begins with. */
const STATEMENT =
  /^\s*\(?(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s+[\w".]+\s|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s|TRUNCATE\s|LISTEN\s|ANALYZE\b|VACUUM\b|COPY\s|LOCK\s+TABLE\s|SET\s+LOCAL\s)/;

const isStatement = (text: unknown) => typeof text === 'string' && STATEMENT.test(text);

/** Refuses SQL in a file. `.oxlintrc.json` says for which files that holds. */
const sqlInItsPlace = {
  create(context: Context) {
    const refuse = (node: Node) => context.report({ node, message: MESSAGE });
    return {
      CallExpression(node: Node) {
        const name = node.callee?.type === 'MemberExpression' ? node.callee.property?.name : node.callee?.name;
        if (name !== undefined && RUNNERS.has(name)) refuse(node);
      },
      Literal(node: Node) {
        if (isStatement(node.value)) refuse(node);
      },
      TemplateLiteral(node: Node) {
        if (isStatement(node.quasis?.map((quasi) => quasi.value.raw).join('x'))) refuse(node);
      },
    };
  },
};

export default { meta: { name: 'data-access' }, rules: { 'sql-in-its-place': sqlInItsPlace } };
