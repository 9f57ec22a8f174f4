/** Address of the API's description. */
export const DOCUMENT = '/api/openapi.json';

/** The page at `/docs`. Its files are named relative to it, so that it also works below a path of a proxy. */
export function writePage(path: string): string {
  const root = '../'.repeat(path.split('/').length - 2);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Image Catalog</title>
<link rel="icon" href="${root}favicon.ico">
<link rel="stylesheet" href="${root}docs/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="${root}docs/swagger-ui-bundle.js"></script>
<script src="${root}docs/start.js"></script>
</body>
</html>
`;
}

/** Shows the document: from beside the page, images first, and only the operations that hold what is typed. */
export const START = `const api = new URL('../api/', document.currentScript.src);
const FIRST = ['images', 'available_images', 'compute_resources', 'operatingsystems', 'architectures'];

function placeOf(tag) {
  const place = FIRST.indexOf(tag);
  return place < 0 ? FIRST.length : place;
}

// Images are reached through each of their parents. People look for them below compute resources.
function isNested(operation) {
  return Number(operation.get('path').startsWith('/compute_resources/'));
}

function isFound(typed, ...texts) {
  const text = texts.join(' ').toLowerCase();
  return typed.toLowerCase().split(/\\s+/).every((word) => text.includes(word));
}

function opsFilter(groups, typed) {
  const filter = (tag, operations) =>
    operations.filter((one) =>
      isFound(typed, tag, one.get('method'), one.get('path'), one.getIn(['operation', 'summary'], '')),
    );
  return groups
    .map((group, tag) => group.update('operations', (operations) => filter(tag, operations)))
    .filter((group) => group.get('operations').size > 0);
}

async function show() {
  const answer = await fetch(new URL('openapi.json', api));
  const spec = await answer.json();
  const path = api.pathname.replace(/\\/$/, '');
  SwaggerUIBundle({
    spec: { ...spec, servers: [{ url: path, description: 'This server' }] },
    dom_id: '#ui',
    deepLinking: true,
    filter: true,
    tagsSorter: (one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other),
    operationsSorter: (one, other) => isNested(other) - isNested(one),
    plugins: [{ fn: { opsFilter } }],
    validatorUrl: null,
  });
}

show().catch((error) => {
  document.getElementById('ui').textContent = 'The description of the API could not be loaded: ' + error.message;
});
`;
