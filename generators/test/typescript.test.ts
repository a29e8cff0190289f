import type { TSchema } from '../../packages/protocol/src/define/index.js';
import { describe, expect, it } from 'vitest';
import { typescript } from '../src/index.js';
import { indent, tsdoc } from '../src/typescript/print.js';
import { demoSurface, t } from './demo.js';

/** The printed types of a protocol whose one method takes these params. */
async function print(params: TSchema, stability: 'stable' | 'experimental' = 'stable'): Promise<string> {
  const clientRequests = {
    'demo/run': t.request({ doc: 'Runs.', params, result: t.empty('DemoResponse'), scope: t.scopes.none }),
  };
  return (await typescript(demoSurface({ clientRequests }, stability))).get('types.ts') ?? '';
}

/** One declaration with its comment. */
function declaration(text: string, name: string): string {
  const blocks = text
    .split('\n\n')
    .filter((block) => new RegExp(`^export (interface|type) ${name}\\b`, 'm').test(block));
  return blocks[0] ?? '';
}

/** Members of a printed interface, without comments. */
function members(text: string, name: string): string[] {
  const lines = declaration(text, name)
    .split('\n')
    .map((line) => line.trim());
  return lines.filter((line) => /^\w+\??: /.test(line));
}

describe('GEN-03: a member that stable connections do not see', () => {
  const params = t.object('DemoParams', "The user's {params}.", {
    first: t.field(t.string, "The user's first choice: \"quoted\", 'single', {braces} and `ticks`."),
    hidden: t.maybe(t.string, "Doesn't belong here; it's {experimental}.", { experimental: 'demo/run.hidden' }),
    second: t.field(t.string, "It's the one after; don't lose this comment, or its ', \" and }."),
  });

  it('is not printed, and its neighbours keep their comments', async () => {
    const text = declaration(await print(params), 'DemoParams');
    expect(text).not.toContain('hidden');
    expect(text).not.toContain("Doesn't belong");
    expect(members(text, 'DemoParams')).toEqual(['first: string', 'second: string']);
    expect(text).toContain(
      `/** The user's first choice: "quoted", 'single', {braces} and \`ticks\`. */\n  first: string\n`,
    );
    expect(text).toContain(
      `/** It's the one after; don't lose this comment, or its ', " and }. */\n  second: string\n`,
    );
  });

  it('is printed with its descriptor for those who opted in', async () => {
    const text = declaration(await print(params, 'experimental'), 'DemoParams');
    expect(members(text, 'DemoParams')).toEqual(['first: string', 'hidden?: string | null', 'second: string']);
    expect(text).toMatch(
      /Doesn't belong here; it's \{experimental\}\.\n +\*\n +\* @experimental `demo\/run\.hidden`\n/,
    );
  });
});

describe('presence of members', () => {
  const Named = t.object('Named', { size: t.int32 });
  const params = t.object('DemoParams', {
    bare: t.string,
    field: t.field(Named, 'Doc.'),
    nullable: t.nullable(t.string),
    nullableNamed: t.nullable(Named, 'Doc.'),
    maybe: t.maybe(t.list(t.string)),
    maybeNamed: t.maybe(Named),
    optional: t.optional(t.int64),
    optionalNamed: t.optional(Named, 'Doc.'),
    omittable: t.omittable(t.boolean),
    defaulted: t.defaulted(t.boolean, true, 'Doc.'),
  });

  it('is what a writer does', async () => {
    const printed = members(await print(params), 'DemoParams');
    expect(printed).toEqual([
      'bare: string',
      'field: Named',
      'nullable: string | null',
      'nullableNamed: Named | null',
      'maybe?: string[] | null',
      'maybeNamed?: Named | null',
      'optional?: number',
      'optionalNamed?: Named',
      'omittable?: boolean',
      'defaulted: boolean',
    ]);
  });

  it('leaves out keys of old writers', async () => {
    const old = t.object('DemoParams', { now: t.string }, { inputOnly: { before: t.maybe(t.string) as TSchema } });
    expect(members(await print(old), 'DemoParams')).toEqual(['now: string']);
  });
});

describe('tags', () => {
  it('say what a default is and what is deprecated', async () => {
    const params = t.object('DemoParams', {
      old: t.field(t.string, 'Old.', { deprecated: true }),
      flag: t.defaulted(t.list(t.string), [], 'A flag.'),
    });
    const text = await print(params);
    expect(text).toMatch(/\/\*\*\n +\* Old\.\n +\*\n +\* @deprecated\n +\*\//);
    expect(text).toMatch(/A flag\.\n +\*\n +\* @defaultValue `\[\]`\n +\*\/\n +flag: string\[\]\n/);
  });

  it('of methods stand in the maps', async () => {
    const request = { doc: 'Runs.', params: t.nothing, result: t.empty('DemoResponse'), scope: t.scopes.none };
    const demo = {
      clientRequests: {
        'demo/old': t.request({ ...request, deprecated: true }),
        'demo/new': t.request({ ...request, experimental: 'demo/new' }),
      },
    };
    const maps = (await typescript(demoSurface(demo, 'experimental'))).get('methods.ts') ?? '';
    expect(maps).toContain("'demo/old': { params: undefined; result: DemoResponse }");
    expect(maps).toMatch(/Runs\.\n +\*\n +\* @deprecated\n +\*\/\n +'demo\/old'/);
    expect(maps).toMatch(/Runs\.\n +\*\n +\* @experimental `demo\/new`\n +\*\/\n +'demo\/new'/);
    expect((await typescript(demoSurface(demo))).get('methods.ts')).not.toContain('demo/new');
  });
});

describe('shapes', () => {
  it('print tagged unions, with a line for each arm that has a sentence', async () => {
    const union = t.named(
      'DemoParams',
      'One of two.',
      t.union([
        t.arm({ type: 'a' }, "The user's.", { n: t.int32 }),
        t.arm({ type: 'b' }, 'The other.', { s: t.maybe(t.string) }, { experimental: 'demo.b' }),
      ]),
    );
    const text = declaration(await print(union, 'experimental'), 'DemoParams');
    expect(text).toContain("- `a`: The user's.");
    expect(text).toContain('- `b` (experimental, `demo.b`): The other.');
    const body = text
      .slice(text.indexOf('export'))
      .replace(/\/\*\*.*?\*\/|\s+/gs, ' ')
      .replaceAll(/ +/g, ' ');
    expect(body).toMatch(/type: "a" n: number \}/);
    expect(body).toMatch(/type: "b" s\?: string \| null \}/);
  });

  it('print maps whose look-ups may find nothing', async () => {
    const params = t.object('DemoParams', { env: t.map(t.orNull(t.string)), open: t.openMap(t.int32) });
    const text = (await print(params)).replaceAll(/\s+/g, ' ');
    expect(text).toContain('env: { [k: string]: string | null | undefined }');
    expect(text).toContain('open: { [k: string]: number | undefined }');
  });

  it('print empty objects, lists of names, enumerations and unknown values', async () => {
    const Color = t.enumeration('Color', ['red', "it's"]);
    const params = t.object('DemoParams', { colors: t.list(Color), any: t.unknown, x2: t.named('X2Y', t.string) });
    const text = await print(params);
    expect(members(text, 'DemoParams')).toEqual(['colors: Color[]', 'any: unknown', 'x2: X2Y']);
    expect(declaration(text, 'X2Y')).toContain('export type X2Y = string');
    expect(declaration(text, 'DemoResponse')).toContain('export type DemoResponse = Record<string, never>');
    expect(declaration(text, 'Color')).toContain(`"red" | "it's"`);
  });
});

describe('layout', () => {
  it('indents by brackets outside of comments', () => {
    const text = 'interface A {\n/**\n* Has a { in it.\n*/\nb: {\nc: string;\n};\n}';
    expect(indent(text)).toBe('interface A {\n  /** Has a { in it. */\n  b: {\n    c: string;\n  };\n}');
  });

  it('writes comments on one line where they have one', () => {
    expect(tsdoc('')).toBe('');
    expect(tsdoc('One.')).toBe('/** One. */\n');
    expect(tsdoc('One.\n\nTwo.', '  ')).toBe('  /**\n   * One.\n   *\n   * Two.\n   */\n');
  });
});

describe('the calls of a client', () => {
  const request = (method: string, more: object = {}) => {
    const result = t.empty(`${method.replaceAll('/', '')}Response`);
    const params = t.object(`${method.replaceAll('/', '')}Params`, { id: t.string });
    return { [method]: t.request({ doc: `Does ${method}.`, params, result, scope: t.scopes.none, ...more }) };
  };
  const clientRequests = {
    ...request('initialize'),
    ...request('a/run'),
    ...request('a/run/in_parts', { experimental: 'a/run/in_parts' }),
    ...request('a/stop', { params: t.nothing, deprecated: true }),
    ...request('alone'),
  };

  it('are nested as their names are', async () => {
    const text = (await typescript(demoSurface({ clientRequests }, 'experimental'))).get('calls.ts') ?? '';
    const body = text.slice(text.indexOf('export interface'));
    expect(body).toBe(`export interface ClientCalls<O> {
  a: {
    run: {
      /** Does a/run. */
      (params: arunParams, options?: O): Promise<arunResponse>
      /**
       * Does a/run/in_parts.
       *
       * @experimental \`a/run/in_parts\`
       */
      in_parts(params: arunin_partsParams, options?: O): Promise<arunin_partsResponse>
    }
    /**
     * Does a/stop.
     *
     * @deprecated
     */
    stop(params?: undefined, options?: O): Promise<astopResponse>
  }
  /** Does alone. */
  alone(params: aloneParams, options?: O): Promise<aloneResponse>
}
`);
  });

  it('hide what is experimental from stable connections', async () => {
    const text = (await typescript(demoSurface({ clientRequests }, 'stable'))).get('calls.ts') ?? '';
    expect(text).not.toContain('in_parts');
    expect(text).toContain('    run(params: arunParams, options?: O): Promise<arunResponse>\n');
  });
});
