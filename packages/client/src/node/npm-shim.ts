/** What a batch file written by npm, pnpm or Yarn would start; Windows cannot run the file itself without a shell. */

export interface ShimTarget {
  /** Relative to the folder of the batch file. */
  path: string;
  /** Whether Node runs it; otherwise it runs by itself. */
  node: boolean;
}

/** The target and the arguments before it, e.g. `"%_prog%" --flag "%dp0%\..\tool\cli.js" %*`. */
const CALL = /"%(?:~dp0|dp0%)\\?([^"%]+)"\s+%\*/i;

/** `undefined` for a batch file of any other kind. */
export function shimTarget(text: string): ShimTarget | undefined {
  const path = CALL.exec(text)?.[1];
  if (path === undefined) return undefined;
  if (/\.[cm]?js$/i.test(path)) return { path, node: true };
  if (/\.(?:exe|com)$/i.test(path)) return { path, node: false };
  // A script without an extension is run by what its first line named when the batch file was written.
  return /\bnode(?:\.exe)?"/i.test(text) ? { path, node: true } : undefined;
}
