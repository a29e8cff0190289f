import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    core: 'src/core.ts',
    node: 'src/node/index.ts',
    opentelemetry: 'src/telemetry/opentelemetry.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: { compilerOptions: { ignoreDeprecations: '6.0', noEmit: false } },
  splitting: true,
  clean: true,
});
