import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { FEW_FILES, mantineStyles, preloadedApp } from './firstLoad.mjs';
import { messages } from './messages.mjs';

/** Where `npm run dev` finds a running gateway. */
const gateway = process.env['TOLLGATE_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [messages(), react(), mantineStyles(), preloadedApp()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: process.env['DASHBOARD_OUT'] ?? 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: ['index.html', 'src/app.tsx'], output: { codeSplitting: { groups: FEW_FILES } } },
  },
  server: { proxy: { '/api': gateway, '/v1': gateway } },
  // Linting the description takes seconds where the machine has other work to do.
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], testTimeout: 30_000 },
});
