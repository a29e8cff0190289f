/** The build of `@app-server/schema`. */
import { fileURLToPath } from 'node:url';
import { buildSchema } from './build-schema.js';

await buildSchema(fileURLToPath(new URL('../../schema-fixtures', import.meta.url)));
