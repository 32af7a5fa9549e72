import { defineConfig } from 'astro/config';
import { siteConfig } from './src/build/site-config.ts';

export default defineConfig(await siteConfig(import.meta.dirname));
