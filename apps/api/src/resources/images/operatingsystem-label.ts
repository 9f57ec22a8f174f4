/** The parts of a label of an operating system; null where it has none. */
export interface OperatingsystemLabel {
  name: string;
  major: string | null;
  minor: string | null;
}

/**
 * Reads a label as `name major.minor`; Ubuntu's major version has two numbers.
 * Foreman: Operatingsystem.os_major_minor_from_version_str
 */
export function readLabel(label: string): OperatingsystemLabel {
  const [name = '', version = ''] = label.trim().split(/\s+/);
  const numbers = version.split('.');
  const ofMajor = name === 'Ubuntu' ? 2 : 1;
  const major = numbers.slice(0, ofMajor).join('.');
  return { name, major: major || null, minor: numbers[ofMajor] || null };
}
