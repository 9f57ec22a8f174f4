/** A block that the newcomer does not type: its page, how it begins, and why. */
export interface UntriedBlock {
  page: string;
  begins: string;
  why: string;
}

const DOCKER = 'needs Docker; tools/rehearse-production.ts tries what it runs';
const PODMAN = 'needs Podman; quadlet.spec.ts compares the units with compose';
const FOREMAN = 'needs a Foreman; the e2e test of the page types it against a second catalog';
const SYSTEMD = 'needs systemd as process 1; systemd.e2e-spec.ts tries what the unit runs';

/** Every block that is not tried stands here. A test fails when one of them is no longer in its page. */
export const UNTRIED_BLOCKS: readonly UntriedBlock[] = [
  { page: 'README.md', begins: 'docker compose up', why: DOCKER },
  { page: 'README.md', begins: 'npx -y pnpm@12.21.0 test', why: 'runs every test; .ci/run does so first' },
  {
    page: 'docs/sync.md',
    begins: "image-catalog plans show 'Sample images' 7",
    why: 'needs a plan; the sample proposes none',
  },
  { page: 'docs/sync.md', begins: "image-catalog settings set 'My AWS'", why: 'needs an account at AWS' },
  { page: 'docs/moving-in.md', begins: 'export FOREMAN_PASSWORD_FILE', why: FOREMAN },
  {
    page: 'docs/moving-in.md',
    begins: 'image-catalog adopt https://foreman.example.com --user viewer --report',
    why: FOREMAN,
  },
  { page: 'docs/moving-in.md', begins: 'cat > passwords.json', why: FOREMAN },
  {
    page: 'docs/moving-in.md',
    begins: 'image-catalog adopt https://foreman.example.com --user viewer --read-only',
    why: FOREMAN,
  },
  { page: 'docs/moving-in.md', begins: 'image-catalog adopt https://foreman.example.com --undo', why: FOREMAN },
  { page: 'docs/operations.md', begins: 'useradd', why: SYSTEMD },
  { page: 'docs/operations.md', begins: "echo 'TLS_NAME", why: DOCKER },
  { page: 'docs/operations.md', begins: 'for target in setup api worker; do podman', why: PODMAN },
  { page: 'docs/operations.md', begins: 'docker compose up --detach --wait postgres', why: DOCKER },
  { page: 'docs/operations.md', begins: 'password=', why: 'needs a stopped catalog whose password is lost' },
  { page: 'docs/operations.md', begins: 'docker compose exec -T postgres pg_dump', why: DOCKER },
  { page: 'docs/operations.md', begins: 'docker compose run --rm --no-deps', why: DOCKER },
  {
    page: 'docs/operations.md',
    begins: 'git clone . /srv/carry',
    why: 'writes a gigabyte',
  },
  { page: 'docs/operations.md', begins: 'mkdir -p /srv/offline', why: 'needs the archive of the block before' },
  { page: 'docs/operations.md', begins: 'docker compose build', why: DOCKER },
  { page: 'docs/operations.md', begins: 'if [ -L .data', why: 'removes the catalog; it is typed last, after a stop' },
  { page: 'docs/operations.md', begins: 'docker compose down', why: DOCKER },
  { page: 'docs/operations.md', begins: 'systemctl disable', why: SYSTEMD },
  { page: 'docs/targets.md', begins: 'export TARGET_PASSWORD', why: FOREMAN },
  { page: 'docs/targets.md', begins: 'image-catalog targets sync there', why: FOREMAN },
  { page: 'docs/targets.md', begins: 'image-catalog targets plan there', why: FOREMAN },
];

/** Programs that a machine may lack, and the blocks that need them. */
export const NEEDS: readonly { begins: string; program: string }[] = [{ begins: 'psql ', program: 'psql' }];
