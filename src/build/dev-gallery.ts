import type { AstroIntegration } from 'astro';

/** In development, and never in a build: /gallery/, where every chart is seen at every width, light and dark. */
export function gallery(): AstroIntegration {
  return {
    name: 'gallery',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command === 'dev')
          injectRoute({ pattern: '/gallery', entrypoint: './src/gallery/Gallery.astro', prerender: true });
      },
    },
  };
}
