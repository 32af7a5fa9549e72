/** Astro's configuration, the same for the report command and for development. */
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { type AstroInlineConfig, fontProviders } from 'astro/config';
import { reloadOnData } from './dev-reload.ts';
import { reportFonts } from './fonts.ts';

/** Where the tools keep what they can make again. */
export function cacheFolder(root: string): string {
  return join(root, 'node_modules', '.cache', 'uplift');
}

export async function siteConfig(root: string): Promise<AstroInlineConfig> {
  const fonts = await reportFonts(cacheFolder(root));
  const [first, ...others] = fonts.map(({ weight, path, unicodeRange }) => ({
    src: [path] as [string],
    weight,
    style: 'normal' as const,
    unicodeRange,
  }));
  if (first === undefined) throw new Error('a report has fonts');
  return {
    output: 'static',
    trailingSlash: 'always',
    devToolbar: { enabled: false },
    compressHTML: true,
    build: { format: 'directory', inlineStylesheets: 'always' },
    integrations: [reloadOnData(['data', 'reports'])],
    fonts: [
      {
        name: 'Inter',
        cssVariable: '--font-inter',
        provider: fontProviders.local(),
        fallbacks: ['system-ui', 'sans-serif'],
        options: { variants: [first, ...others] },
      },
    ],
    // Pages load from their own origin, and run nothing that is not of the build.
    security: {
      csp: {
        directives: [
          "default-src 'none'",
          "img-src 'self'",
          "font-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
        ],
      },
    },
    vite: { plugins: [tailwindcss()] },
  };
}
