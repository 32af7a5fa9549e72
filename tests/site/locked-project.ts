/** A report of words that nothing else has, locked, in a project of its own. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectWith, type ReportFiles } from './project.ts';
import { type Files, smallDrop } from './site.ts';

/** Stands in every text of the drop and of the definition, and in nothing else. */
export const CANARY = /quixzyva/i;

/** Of amounts that are written in several ways. */
export const amounts = ['7654321', '7,654,321', '76,54,321', '7.65', '7.7 M', '8765432', '8,765,432'];

const influencer = (id: number) => ({
  id: `quixzyvaid${id}`,
  name: `Quixzyvaname ${id}`,
  category: `Quixzyvacategory ${id}`,
  gender: 'Quixzyvagender',
  follower_count: 120_000 * id,
  platform: id === 1 ? 'Instagram' : 'Quixzyvaplatform',
  city: `Quixzyvahome ${id}`,
  age_group: 'Quixzyvaage',
  persona: 'Quixzyvapersona',
});

const post = (id: number) => ({
  influencer_id: `quixzyvaid${id}`,
  platform: id === 1 ? 'Instagram' : 'Quixzyvaplatform',
  date: `2025-05-0${id}`,
  url: `https://quixzyvahost.example/p/${id}`,
  caption: `Quixzyvacaption ${id}`,
  post_id: `quixzyvapost${id}`,
  campaign: 'Quixzyvacampaign',
  brand: 'Quixzyvabrand',
  reach: 10_000 * id,
  likes: 480,
  comments: 20,
});

const sale = (id: number, day: number) => ({
  source: 'Quixzyvasource',
  campaign: 'Quixzyvacampaign',
  influencer_id: `quixzyvaid${id}`,
  user_id: `quixzyvauser${day}`,
  product: `Quixzyvaproduct ${id}`,
  brand: 'Quixzyvabrand',
  product_category: 'Quixzyvakind',
  city: 'Quixzyvatown',
  date: `2025-06-${String(day).padStart(2, '0')}`,
  orders: 3,
  revenue: day === 1 ? '7654321.09' : '1000.25',
});

const days = Array.from({ length: 24 }, (_, at) => at + 1);

const drop: Files = {
  influencers: [influencer(1), influencer(2)],
  posts: [post(1), post(2)],
  tracking_data: days.map((day) => sale(1 + (day % 2), day)),
  payouts: [
    {
      influencer_id: 'quixzyvaid1',
      basis: 'fixed',
      rate: '8765432.10',
      orders: 1,
      total_payout: '8765432.10',
    },
    { influencer_id: 'quixzyvaid2', basis: 'post', rate: '450.00', orders: 1, total_payout: '450.00' },
  ],
};

const frontMatter = `title: Quixzyvatitle
access: password
currency: INR
drop: 2025-07-01
url: https://reports.example.com/summer/
mail: { to: [reader@example.com], statements: { quixzyvaid1: own@example.com } }
brand: { name: Quixzyvaowner, logo: quixzyvalogo.svg, colours: { primary: "#123ABC" } }`;

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Quixzyvalogo</title></svg>';

export const lockedReport: ReportFiles = {
  definition: { frontMatter, commentary: 'Quixzyvawords.' },
  drop,
  pictures: { 'quixzyvalogo.svg': logo },
};

/** The report "summer" is locked, "winter" is open. */
export async function lockedProject(): Promise<string> {
  return await projectWith({
    summer: lockedReport,
    winter: { definition: { frontMatter: 'title: Winter\ncurrency: INR', commentary: '' }, drop: smallDrop },
  });
}

export async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  await writeFile(file, text.replace(from, to));
}

/** Files of the project that tests change. */
export function filesOf(project: string) {
  return {
    definition: join(project, 'reports/summer/index.md'),
    posts: join(project, 'data/summer/posts.csv'),
    tracking: join(project, 'data/summer/tracking_data.csv'),
    winter: join(project, 'reports/winter'),
  };
}
