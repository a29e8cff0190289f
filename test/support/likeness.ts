/** Makes pages and runs of a real server comparable: ids, times and places differ from run to run. */
import type { Likeness } from './console.js';

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d/g;

/** Machine and terminal, as user agents tell them. */
const PLACE = /\(\w+ [^;()]*; \w+\) \S+ (?=\()/g;

/** Ids are alike when they came in the same order. Several programs that hear of the same ids share one. */
export function likenessOfRuns(): Likeness {
  const onPage: string[] = [];
  const inRun: string[] = [];
  return {
    ofPage: (text) => plain(text, onPage),
    ofRun: (text) => plain(text, inRun),
    typed: (line) => line.replaceAll(ID, (id) => inRun[onPage.indexOf(id)] ?? id),
  };
}

function plain(text: string, ids: string[]): string {
  const numbered = text.replaceAll(ID, (id) => {
    if (!ids.includes(id)) ids.push(id);
    return `<id ${ids.indexOf(id)}>`;
  });
  return numbered.replaceAll(TIME, '<time>').replaceAll(PLACE, '<place> ');
}
