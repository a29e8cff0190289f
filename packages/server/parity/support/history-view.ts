/** What the reference keeps of the turns of a thread. Ours keeps more, so that only this much of both is compared. */

/** Answers that hold turns as they were stored. */
export const HISTORIES = new Set([
  'thread/fork',
  'thread/read',
  'thread/resume',
  'thread/rollback',
  'thread/turns/list',
  'thread/unarchive',
]);

/** Items that the reference shows while they happen and forgets. */
const FORGOTTEN = new Set(['commandExecution', 'dynamicToolCall', 'imageView']);

interface Item {
  type: string;
  id: string;
  content?: Input[];
}

interface Input {
  type: string;
  text?: string;
  text_elements?: { placeholder?: string }[];
}

interface Turn {
  id: string;
  items: Item[];
  itemsView: string;
  status: string;
  error: unknown;
}

/** The same answer with every turn as the reference would tell it. */
export function kept<T>(value: T): T {
  if (Array.isArray(value)) return value.filter((one) => !isReview(one)).map(kept) as T;
  if (value === null || typeof value !== 'object') return value;
  const members = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, kept(member as unknown)]));
  return (isTurn(members) ? keptOf(members) : members) as T;
}

function isTurn(value: object): value is Turn {
  return 'itemsView' in value && 'items' in value && Array.isArray(value.items);
}

/** It makes two turns of a review, one of them with an id that nobody has been told. */
function isReview(value: unknown): boolean {
  const isTurnOf = value !== null && typeof value === 'object' && isTurn(value);
  return isTurnOf && value.items.some(({ type }) => type.endsWith('ReviewMode'));
}

/**
 * It numbers items anew, tells them when they end instead of when they begin, and does not know any more that a turn has
 * failed. Of a turn that has not come to its end only the user's part is sure.
 */
function keptOf(turn: Turn): Turn {
  const isWhole = turn.status !== 'interrupted' && turn.status !== 'inProgress';
  const isKept = ({ type }: Item) => (isWhole ? !FORGOTTEN.has(type) : type === 'userMessage');
  const items = turn.items.filter(isKept).map(keptItem).sort(plansLast);
  return turn.status === 'failed' ? { ...turn, items, status: 'completed', error: null } : { ...turn, items };
}

function plansLast(one: Item, other: Item): number {
  return Number(one.type === 'plan') - Number(other.type === 'plan');
}

/** Of what the user sent it keeps one text, and then the images. */
function keptItem({ content, ...item }: Item): Item {
  if (item.type !== 'userMessage' || !content) return { ...item, ...(content && { content }), id: '<item>' };
  const texts = content.filter(({ type }) => type === 'text');
  const text = texts.map(({ text = '' }) => text).join('');
  const elements = texts.flatMap(({ text_elements = [] }) =>
    text_elements.map((element) => ({ ...element, placeholder: '' })),
  );
  const whole = text === '' ? [] : [{ type: 'text', text, text_elements: elements }];
  return { ...item, id: '<item>', content: [...whole, ...content.filter(({ type }) => /image$/i.test(type))] };
}
