/**
 * In development every drop is there at once, and a route has one part for whose page it is: an older drop goes by
 * its report and its day in one word, which no slug is, and its address is read as that.
 */
import type { AstroIntegration } from 'astro';

export function dropRoute(slug: string, day: string): string {
  return `${slug}@${day}`;
}

/** The address that the routes know of the one that pages link to, search and all. */
export function routeAddress(address: string): string {
  return address.replace(
    /^\/([a-z0-9-]+)\/drops\/(\d{4}-\d{2}-\d{2})(?=[/?#]|$)/,
    (_, slug: string, day: string) => `/${dropRoute(slug, day)}`,
  );
}

export function olderDrops(): AstroIntegration {
  return {
    name: 'older-drops',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, _response, next) => {
          request.url = routeAddress(request.url ?? '/');
          next();
        });
      },
    },
  };
}
