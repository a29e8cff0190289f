/** What a surface consists of, and which of it is experimental. */
import { type Direction, type JsonSchema, MESSAGE_UNIONS, type Surface } from '@app-server/protocol';

export interface Census {
  methods: Record<Direction, number>;
  types: number;
  /** Names of what is marked experimental. */
  experimental: { requests: string[]; notifications: string[]; fields: string[]; arms: string[] };
}

/** Unions over all methods repeat the marks of the methods. */
const MESSAGES = Object.values(MESSAGE_UNIONS);

export function takeCensus({ methods, definitions }: Surface): Census {
  const count = (direction: Direction) => methods.filter((method) => method.direction === direction).length;
  const marked = methods.filter(({ stability }) => stability === 'experimental');
  const names = (role: 'Request' | 'Notification') =>
    marked.filter(({ direction }) => direction.endsWith(role)).map(({ method }) => method);
  const marks = Object.entries(definitions)
    .filter(([name]) => !MESSAGES.includes(name))
    .map(([name, schema]) => marksIn(name, schema));
  return {
    methods: {
      clientRequest: count('clientRequest'),
      serverRequest: count('serverRequest'),
      serverNotification: count('serverNotification'),
      clientNotification: count('clientNotification'),
    },
    types: Object.keys(definitions).length,
    experimental: {
      requests: names('Request'),
      notifications: names('Notification'),
      fields: marks.flatMap(({ fields }) => fields),
      arms: marks.flatMap(({ arms }) => arms),
    },
  };
}

interface Marks {
  fields: string[];
  arms: string[];
}

function marksIn(name: string, schema: JsonSchema): Marks {
  const properties = Object.entries(schema.properties ?? {});
  const arms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const parts = [...properties.map(([, property]) => property), ...arms, ...(schema.allOf ?? [])];
  const inner = [...parts, ...(schema.items ? [schema.items] : [])].map((part) => marksIn(name, part));
  return {
    fields: [
      ...properties.filter(([, property]) => property['x-experimental'] !== undefined).map(([key]) => `${name}.${key}`),
      ...inner.flatMap(({ fields }) => fields),
    ],
    arms: [...arms.flatMap((arm) => arm['x-experimental'] ?? []), ...inner.flatMap((marks) => marks.arms)],
  };
}
