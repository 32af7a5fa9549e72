/** Astro's configuration, the same for the report command and for development. */
import tailwindcss from '@tailwindcss/vite';
import type { AstroInlineConfig } from 'astro';
import { defineConfig } from 'astro/config';
import { cacheFolder } from './cache-folder.ts';
import { olderDrops } from './dev-drops.ts';
import { gallery } from './dev-gallery.ts';
import { reloadOnData } from './dev-reload.ts';
import { lightPlot } from './light-plot.ts';
import { interFonts } from './typefaces/inter.ts';

export async function siteConfig(root: string): Promise<AstroInlineConfig> {
  const fonts = await interFonts(cacheFolder(root));
  const config = defineConfig({
    output: 'static',
    trailingSlash: 'always',
    devToolbar: { enabled: false },
    compressHTML: true,
    // No page comes from Astro's own Markdown, and highlighting would want inline styles.
    markdown: { syntaxHighlight: false },
    build: { format: 'directory', inlineStylesheets: 'always' },
    integrations: [reloadOnData(['data', 'reports']), olderDrops(), gallery()],
    fonts: [
      {
        name: 'Inter',
        cssVariable: '--font-inter',
        // Astro's own provider of local files forgets the subset, by which a page preloads.
        provider: {
          name: 'report',
          resolveFont: () => ({
            fonts: fonts.map(({ weight, subset, path, unicodeRange }) => ({
              weight,
              style: 'normal',
              src: [{ url: path, format: 'woff2' }],
              unicodeRange,
              meta: { subset },
            })),
          }),
        },
        fallbacks: ['system-ui', 'sans-serif'],
      },
    ],
    // Pages load from their own origin, and run nothing that is not of the build.
    security: {
      csp: {
        directives: [
          "default-src 'none'",
          // A blob is a picture that the page itself has drawn, on its way to a PNG.
          "img-src 'self' blob:",
          "font-src 'self'",
          "connect-src 'self'",
          // Reads a visitor's own files beside the page.
          "worker-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
        ],
      },
    },
    vite: { plugins: [tailwindcss(), lightPlot()], worker: { format: 'es' } },
  });
  // The two types differ only in how they name the providers of fonts.
  return config as unknown as AstroInlineConfig;
}
