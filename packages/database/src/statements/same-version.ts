/**
 * Finds the operating system `o` that has the version of `t`. Foreman 3.8 and newer tell Ubuntu by major `22.04`, older ones by
 * major `22` and minor `04`: a row of either form is used for both. The three columns have an index, so each form is looked up.
 */
export const SAME_VERSION = `((o.name, o.major, o.minor) = (t.os_name, t.os_major, t.os_minor)
           OR (o.name, o.major, o.minor) = (t.os_name, split_part(t.os_major, '.', 1), split_part(t.os_major, '.', 2))
              AND t.os_minor = ''
           OR (o.name, o.major, o.minor) = (t.os_name, t.os_major || '.' || t.os_minor, '') AND t.os_minor <> '')`;
