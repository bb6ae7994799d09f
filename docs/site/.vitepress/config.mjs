import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const docs = fileURLToPath(new URL('../..', import.meta.url));

const titleOf = (path) =>
  /^# (.+)$/m.exec(readFileSync(docs + path, 'utf8'))?.[1].replaceAll('`', '') ?? path;

/** The pages of a folder, by their titles. */
const pagesOf = (folder, wanted = () => true) =>
  readdirSync(docs + folder)
    .filter((name) => name.endsWith('.md') && wanted(name))
    .map((name) => ({ text: titleOf(`${folder}/${name}`), link: `/${folder}/${name.replace(/\.md$/, '')}` }));

const isRecipe = (name) => name.startsWith('recipe-');

const first = ['which-page-do-i-have', 'connect-a-bar', 'test-your-integration'];
const rankOf = ({ link }) =>
  (first.findIndex((name) => link.endsWith(name)) + first.length + 1) % (first.length + 1);

const api = [
  'src',
  'machines',
  'src/protocol',
  'src/simulator',
  'src/replay',
  'src/inspect',
  'src/tabs',
  'src/react',
  'src/vue',
  'src/fleet',
  'src/fleet/page',
  'src/fleet/jetstream',
  'src/fleet/http',
];

export default defineConfig({
  title: 'ccbar-agent',
  description: 'What a contact-centre agent is doing right now.',
  base: process.env.SITE_BASE ?? '/',
  srcDir: '..',
  outDir: './dist',
  cacheDir: './.cache',
  srcExclude: ['playground/**', 'site/node_modules/**', 'site/dist/**', 'site/README.md'],
  rewrites: { 'site/pages/:page*': ':page*' },
  head: [['link', { rel: 'icon', href: `${process.env.SITE_BASE ?? '/'}icon.svg` }]],
  // The playground is built beside these pages, by tools/site.ts.
  // Links into the sources lead to files of the repository, which the site does not have.
  ignoreDeadLinks: [
    /\/playground/,
    /CONTRIBUTING/,
    /^(\.\/)?(\.\.\/)+(src|machines|tools|test|examples)(\/|$)/,
  ],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guides', link: '/guides/which-page-do-i-have' },
      { text: 'Statechart', link: '/statechart' },
      { text: 'Reference', link: '/reference/states' },
      { text: 'API', link: '/api/' },
      { text: 'Playground', link: '/playground/desktop/index.html', target: '_self' },
      { text: 'Changelog', link: '/changelog' },
    ],
    sidebar: [
      {
        text: 'Guides',
        items: [
          ...pagesOf('guides', (name) => !isRecipe(name)).sort((a, b) => rankOf(a) - rankOf(b)),
          { text: titleOf('fleet.md'), link: '/fleet' },
        ],
      },
      { text: 'Recipes', items: pagesOf('guides', isRecipe) },
      {
        text: 'Reference',
        items: [
          { text: 'The statechart', link: '/statechart' },
          ...pagesOf('reference'),
          { text: 'Architecture', link: '/architecture' },
          { text: 'Performance', link: '/performance' },
        ],
      },
      {
        text: 'API',
        collapsed: true,
        items: api.map((path) => ({
          text: path === 'src' ? 'ccbar-agent' : `ccbar-agent/${path.replace('src/', '')}`,
          link: `/api/${path}`,
        })),
      },
      { text: 'Decisions', collapsed: true, items: pagesOf('decisions') },
    ],
  },
});
