/**
 * Finds the operating system `o` that has the version of `t`. Foreman 3.8 and newer tell Ubuntu by major `22.04`, older ones by
 * major `22` and minor `04`: a row of either form is used for both. The name is compared once, so that other rows cost no more
 * than with one form.
 */
export const SAME_VERSION = `(o.name = t.os_name
           AND ((o.major, o.minor) = (t.os_major, t.os_minor)
                OR (o.major, o.minor) = (split_part(t.os_major, '.', 1), split_part(t.os_major, '.', 2)) AND t.os_minor = ''
                OR (o.major, o.minor) = (t.os_major || '.' || t.os_minor, '') AND t.os_minor <> ''))`;
