import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Reloads the page in development when a file of these folders changes: Vite knows code, not CSV. */
export function reloadOnData(folders: readonly string[]): AstroIntegration {
  return {
    name: 'reload-on-data',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const root = fileURLToPath(new URL('.', `file://${server.config.root}/`));
        const watched = folders.map((folder) => join(root, folder));
        server.watcher.add(watched);
        server.watcher.on('all', (_event, file) => {
          if (!watched.some((folder) => file.startsWith(folder))) return;
          // Astro keeps what a route's paths were, with the reports in them, until content is said to have changed.
          for (const environment of Object.values(server.environments))
            environment.hot.send('astro:content-changed', {});
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
