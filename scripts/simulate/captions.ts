/** What the posts say. */
import type { Chance } from './chance.ts';
import type { Post } from './posts.ts';

const openings: Readonly<Record<Post['brand'], readonly string[]>> = {
  MuscleBlaze: [
    'Leg day, no excuses',
    'Two scoops after the last set',
    'What I eat in a day, 140 g of protein',
    'Six weeks in, honest update',
    '5 am, gym empty, music loud',
    'Form first, weight later',
  ],
  HKVitals: [
    'My morning routine in four steps',
    'Skin check after 30 days of collagen',
    'Small habits, big change',
    'You asked what I take every day',
    'Blood test done, vitamin D was low',
    'Slow mornings, strong tea',
  ],
  Gritzo: [
    'Tiffin ideas for the whole week',
    'He finished the glass, again',
    'Exam week, calm kitchen',
    'Football practice and a chocolate shake',
    'What we changed in our breakfast',
    'Growing up fast, eating well',
  ],
};
const closings = [
  'Code in bio.',
  'Link in bio.',
  'Use my code at checkout.',
  'More in the comments.',
  '"Worth it?" Yes.',
  '',
];

export function caption(post: Post, luck: Chance): string {
  const choices = openings[post.brand];
  const opening = choices[luck.whole(0, choices.length - 1)] ?? '';
  const closing = closings[luck.whole(0, closings.length - 1)] ?? '';
  return `${opening}. #${post.brand} ${closing}`.trim();
}
