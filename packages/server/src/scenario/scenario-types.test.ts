import { expect, it } from 'vitest';
import schema from '../../scenario.schema.json' with { type: 'json' };
import { scenarioTypes } from '../../test/scenario-types.js';

it('the types of a scenario are those of its schema', async () => {
  await expect(await scenarioTypes(schema)).toMatchFileSnapshot('scenario-types.ts');
});
