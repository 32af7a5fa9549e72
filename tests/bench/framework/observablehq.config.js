/** Built by `observable build`; nothing of it is fetched: libraries come from node_modules, and no font is asked for. */
// The tool reads its configuration from a default export.
// biome-ignore lint/style/noDefaultExport: see above
export default {
  root: 'src',
  output: 'dist',
  title: 'Influencer marketing',
  theme: ['air', 'wide'],
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
};
