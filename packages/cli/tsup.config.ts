import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/main.ts'],
  format: 'esm',
  target: 'node20',
  noExternal: [/^@app-server\/(generators|protocol)$/, /^typebox/],
  clean: true,
});
