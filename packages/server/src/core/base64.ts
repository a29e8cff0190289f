/** The bytes of standard base64 with padding; undefined when the text is anything else. */
export function decodeBase64(text: string): Buffer | undefined {
  const end = text.slice(-4);
  const valid =
    text.length % 4 === 0 &&
    !/[^A-Za-z0-9+/]/.test(text.slice(0, -4)) &&
    Buffer.from(end, 'base64').toString('base64') === end;
  return valid ? Buffer.from(text, 'base64') : undefined;
}
