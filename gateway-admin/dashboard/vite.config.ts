import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { mantineStyles } from './firstLoad.mjs';

/** Where `npm run dev` finds a running gateway. */
const gateway = process.env['TOLLGATE_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), mantineStyles()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: process.env['DASHBOARD_OUT'] ?? 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': gateway, '/v1': gateway } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});
