import { Argument, type Command } from 'commander';
import type { Shell } from '../shell.js';

/** Adds `completion`: commands and options at the press of Tab. */
export function addCompletionCommand(program: Command, shell: Shell): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh']))
    .description('print a script that completes commands and options')
    .addHelpText(
      'after',
      `
For bash, add to ~/.bashrc:  source <(image-catalog completion bash)
For zsh, add to ~/.zshrc, after compinit:  source <(image-catalog completion zsh)`,
    )
    .action((kind: string) => shell.print(script(program, kind)));
}

function script(program: Command, kind: string): string {
  const cases = casesOf(program, '').map(([path, words]) => `    '${path}') printf '%s' '${words.join(' ')}' ;;`);
  const start = kind === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '';
  return `${start}_image_catalog_words() {
  case "$1" in
${cases.join('\n')}
  esac
}
_image_catalog() {
  local current=\${COMP_WORDS[COMP_CWORD]} path='' word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    case "$word" in -*) continue ;; esac
    case " $(_image_catalog_words "$path") " in *" $word "*) path="$path $word" ;; esac
  done
  COMPREPLY=($(compgen -W "$(_image_catalog_words "$path")" -- "$current"))
}
complete -o default -F _image_catalog image-catalog`;
}

/** Gives the words that may follow each command: its commands, and its options. */
function casesOf(command: Command, path: string): [path: string, words: string[]][] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command).filter((below) => path === '' || below.name() !== 'help');
  const options = help.visibleOptions(command).flatMap(({ long }) => long ?? []);
  const words = [...commands.map((below) => below.name()), ...options];
  return [[path, words], ...commands.flatMap((below) => casesOf(below, `${path} ${below.name()}`))];
}
