import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const REQUIREMENTS = fileURLToPath(new URL('../clients/ansible/requirements.txt', import.meta.url));
const COLLECTION = 'ansible_collections/theforeman/foreman/*';
const run = promisify(execFile);

/** Takes the collection theforeman.foreman out of PyPI's newest `ansible`; gives the folder of its collections. */
export async function unpackNewestCollection(folder: string): Promise<string> {
  const options = ['--no-deps', '--only-binary=:all:', '--python-version', '3.14', '--dest', folder];
  const pip = join(folder, 'venv', 'bin', 'python');
  await run('python3', ['-m', 'venv', join(folder, 'venv')]);
  await run(pip, ['-m', 'pip', '--disable-pip-version-check', '--quiet', 'download', '-r', REQUIREMENTS, ...options]);
  await run('python3', ['-c', UNPACK, folder, COLLECTION]);
  return folder;
}

// Python is there anyhow, while unzip may not be.
const UNPACK = `
import fnmatch, glob, sys, zipfile
[wheel] = glob.glob(sys.argv[1] + '/ansible-*.whl')
with zipfile.ZipFile(wheel) as archive:
    archive.extractall(sys.argv[1], fnmatch.filter(archive.namelist(), sys.argv[2]))
`;
