import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The test host listens here; `npm run dev` forwards the border calls to it.
const HOST = process.env['PASSAGE_HOST'] ?? 'http://127.0.0.1:4810';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    // Everything a window loads must be a file of its own: the CSP allows no data: scripts or styles,
    // and inlined assets would only make the bundle heavier.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    strictPort: true,
    // The messages and the base map are shared with the Rust side and live beside it.
    fs: { allow: ['.', '../src-tauri/messages', '../src-tauri/crates/desk/base'] },
    proxy: {
      // The host answers its own pages only; these are served here instead.
      '/api': {
        target: HOST,
        changeOrigin: true,
        configure: (proxy) => proxy.on('proxyReq', (request) => request.removeHeader('origin')),
      },
    },
  },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.ts'],
  },
});
