"""Lists the resource and action of every command of hammer_cli_foreman, from its source: list-actions.py GIT_DIR > actions.json

Hammer names them in classes: `resource :images` in a group of commands, `action :power` in one of them, and the kind of a
command (ListCommand, CreateCommand, ...) stands for an action when nothing is said.
"""
import json, re, subprocess, sys

KINDS = {'ListCommand': 'index', 'InfoCommand': 'show', 'CreateCommand': 'create', 'UpdateCommand': 'update',
         'DeleteCommand': 'destroy', 'AssociatedCommand': 'update', 'AddAssociatedCommand': 'update', 'RemoveAssociatedCommand': 'update',
         'AssociatedListSearchCommand': 'index', 'ListSearchCommand': 'index', 'DownloadCommand': 'show'}
git = sys.argv[1]
run = lambda *words: subprocess.run(['git', '--git-dir', git, *words], check=True, capture_output=True, text=True).stdout
found = {}


def leave(stack, file):
    """Ends a class: what it says last is its action."""
    resource = next((level['resource'] for level in reversed(stack) if level['resource']), None)
    if stack[-1]['action'] and resource:
        found.setdefault((resource, stack[-1]['action']), file)
    stack.pop()


for file in run('ls-tree', '-r', '--name-only', 'HEAD', 'lib').split():
    if not file.endswith('.rb') or file.endswith('task_helper.rb'):
        continue
    stack = []  # the classes around a line
    for line in run('show', f'HEAD:{file}').split('\n'):
        text, indent = line.strip(), len(line) - len(line.lstrip())
        if not text or text.startswith('#'):
            continue
        while stack and indent <= stack[-1]['indent'] and (text != 'end' or indent < stack[-1]['indent']):
            leave(stack, file)
        if opened := re.match(r'(?:class|module) ([\w:]+)(?: < ([\w:]+))?', text):
            kind = next((KINDS[name] for name in [(opened[2] or '').split('::')[-1]] if name in KINDS), None)
            stack.append({'indent': indent, 'resource': None, 'action': kind})
        elif stack and (said := re.match(r'resource :(\w+)(?:, :(\w+))?', text)):
            stack[-1]['resource'] = said[1]
            stack[-1]['action'] = said[2] or stack[-1]['action']
        elif stack and (said := re.match(r'action :(\w+)', text)):
            stack[-1]['action'] = said[1]
        elif said := re.search(r'parameter_resource\.call\(:(\w+)', text):
            found.setdefault(('parameters', said[1]), file)
        elif stack and (said := re.search(r'(?<![\w.])resource\.call\(:(\w+)', text)):
            resource = next((level['resource'] for level in reversed(stack) if level['resource']), None)
            if resource:
                found.setdefault((resource, said[1]), file)
        elif said := re.search(r'foreman_resource!?\(:(\w+)\)\.call\(:(\w+)', text):
            found.setdefault((said[1], said[2]), file)
    while stack:
        leave(stack, file)
actions = {}
for resource, action in sorted(found):
    actions.setdefault(resource, []).append(action)
print('{\n' + ',\n'.join(f'  {json.dumps(resource)}: {json.dumps(names)}' for resource, names in actions.items()) + '\n}')
