/**
 * One requirement, as far as it is visible in the declarations.
 *
 * - `methods`: `Params Result` by method, `-` for none. A trailing `*` on the method says that it is experimental.
 * - `members`: names by type. `-name` must not exist, `name*` is experimental, `name!` is required. A trailing `*` on
 *   the type says that all of it is experimental; `Type.arm` is one arm of a union.
 * - `values`: all strings of an enumeration, or all tags and keys of a union.
 * - `absent`: names that no method and no type has.
 */
export interface Row {
  id: string;
  says: string;
  methods?: Record<string, string>;
  members?: Record<string, string>;
  values?: Record<string, string>;
  absent?: string;
}
