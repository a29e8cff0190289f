/** Cuts a text into so many pieces, or fewer where it is shorter; no character is torn apart. */
export function cut(text: string, pieces: number): string[] {
  const characters = Array.from(text);
  const count = Math.min(pieces, characters.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * characters.length) / count);
    const to = Math.floor(((index + 1) * characters.length) / count);
    return characters.slice(from, to).join('');
  });
}
