/** Systems that are built from one of ours and name it, but are not it: `linuxmint-21.2-based-on-ubuntu-22.04`. */
const DERIVATIVES: ReadonlySet<string> = new Set(
  [
    'linuxmint mint lmde kali raspbian raspios raspberry devuan elementary elementaryos zorin parrot pardus knoppix tails neon deepin',
    'kylin ubuntukylin openeuler anolis gardenlinux pfsense opnsense truenas freenas qubes whonix univention vyos cumulus sonic astra',
    'armbian dietpi turnkey popos pureos',
  ].flatMap((line) => line.split(' ')),
);

/** Says whether a word names such a system. It says what an image is only before the system that it is built from. */
export function isDerivative(word: string): boolean {
  return DERIVATIVES.has(word);
}
