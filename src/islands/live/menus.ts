/** What stands in the menus of the filter bar, and what a control of them asks for. */
import type { Context } from '../../compose/context.ts';
import { type Choice, choicesOf, filterLabel } from '../../compose/filters/choices.ts';
import { type FilterState, withValues } from '../../compose/filters/filter-state.ts';
import { inWords } from '../../compose/filters/in-words.ts';
import { presets } from '../../compose/filters/presets.ts';
import { attribute, type Html, html } from '../../compose/markup/html.ts';
import { isoDay, parseIsoDay } from '../../core/calendar.ts';
import { type FilterId, filterIds } from '../../core/filter-ids.ts';
import type { Cube } from '../../core/measure/cube.ts';

/** More choices than these are searched. */
const SEARCHED = 10;

export function menuHtml(context: Context, state: FilterState, id: string): Html {
  if (id === 'days') return daysHtml(context, state);
  if (id === 'least') return leastHtml(state);
  if (id === 'beside') return besideHtml(context, state);
  return choicesHtml(context, state, id as FilterId);
}

function choicesHtml(context: Context, state: FilterState, id: FilterId): Html {
  const choices = choicesOf(context, state, id);
  const label = filterLabel(id);
  return html`
    <fieldset>
      <legend>${label}</legend>
      ${
        choices.length > SEARCHED &&
        html`<label class="search"><span class="sr-only">Search: ${label}</span><input type="search" placeholder="Search" autocomplete="off"></label>`
      }
      <ul>${choices.map((choice) => choiceHtml(context, id, choice))}</ul>
    </fieldset>`;
}

function choiceHtml({ format }: Context, id: FilterId, { value, name, influencers, chosen }: Choice): Html {
  return html`
    <li><label class="choice">
      <input type="checkbox"${attribute('name', id)}${attribute('value', value ?? '')}${chosen && html` checked`}>
      <span>${name}</span>
      ${influencers !== null && html`<span class="aside">${format.exact(influencers, 'count')}<span class="sr-only"> ${influencers === 1 ? 'influencer' : 'influencers'}</span></span>`}
    </label></li>`;
}

function daysHtml({ cube, report }: Context, { from, to }: FilterState): Html {
  const first = cube.firstDay;
  const last = cube.firstDay + Math.max(0, cube.days - 1);
  const start = from ?? first;
  const end = to ?? last;
  const range = (name: string, label: string, value: number) => html`
    <label class="choice"><span>${label}</span>
      <input type="date"${attribute('name', name)}${attribute('value', isoDay(value))}${attribute('min', isoDay(first))}${attribute('max', isoDay(last))}></label>
    <label class="slider"><span class="sr-only">${label}, to drag</span>
      <input type="range"${attribute('name', name)}${attribute('value', value)}${attribute('min', first)}${attribute('max', last)}${attribute('aria-valuetext', isoDay(value))}></label>`;
  return html`
    <fieldset>
      <legend>Days</legend>
      <ul>
        ${presets(cube, report.financialYear).map(
          ({ id, label, range: days }) => html`
            <li><label class="choice"><input type="radio" name="preset"${attribute('value', id)}${
              (days === null
                ? from === undefined && to === undefined
                : days.from === from && days.to === to) && html` checked`
            }><span>${label}</span></label></li>`,
        )}
      </ul>
      ${range('from', 'First day', start)}
      ${range('to', 'Last day', end)}
    </fieldset>`;
}

function leastHtml({ least }: FilterState): Html {
  return html`
    <fieldset>
      <legend>Orders</legend>
      <label class="choice"><span>Influencers with at least so many attributed orders</span>
        <input type="number" name="least" min="0" step="1" inputmode="numeric"${attribute('value', least ?? 0)}></label>
    </fieldset>`;
}

function besideHtml(context: Context, { beside, ...state }: FilterState): Html {
  const choice = (value: string, label: string, checked: boolean) => html`
    <li><label class="choice"><input type="radio" name="beside"${attribute('value', value)}${checked && html` checked`}><span>${label}</span></label></li>`;
  const kept = typeof beside === 'object' ? beside : state;
  return html`
    <fieldset>
      <legend>Compare with</legend>
      <ul>
        ${choice('', 'nothing', beside === undefined)}
        ${choice('previous', 'the period before, of the same length', beside === 'previous')}
        ${choice('kept', `${inWords(context, kept) || 'everything'}: keep it, and choose another selection to hold beside it`, typeof beside === 'object')}
      </ul>
    </fieldset>`;
}

/** What a control says. */
type Used = Readonly<Pick<HTMLInputElement, 'checked' | 'name' | 'type' | 'value'>>;

/** The state after a control was used. */
export function stateFrom(context: Context, state: FilterState, input: Used): FilterState {
  const { name, value } = input;
  const { from, to, least, beside, ...rest } = state;
  const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const orders = least === undefined ? {} : { least };
  const other = beside === undefined ? {} : { beside };
  if (isFilter(name)) return withValues(state, name, chosenOf(state.values[name] ?? [], input));
  switch (name) {
    case 'preset':
      return { ...rest, ...orders, ...other, ...rangeOf(context, value) };
    case 'from':
    case 'to':
      return { ...rest, ...orders, ...other, ...daysOf(context.cube, state, input) };
    case 'least':
      return { ...rest, ...days, ...other, ...(Number(value) >= 1 && { least: Math.floor(Number(value)) }) };
    case 'beside': {
      const kept = typeof beside === 'object' ? beside : { ...rest, ...days, ...orders };
      const chosen = value === 'previous' ? 'previous' : kept;
      return { ...rest, ...days, ...orders, ...(value !== '' && { beside: chosen }) };
    }
    default:
      return state;
  }
}

function chosenOf(chosen: readonly (string | null)[], { value, checked }: Used): (string | null)[] {
  const one = value === '' ? null : value;
  const others = chosen.filter((other) => other !== one);
  return checked ? [...others, one] : others;
}

function rangeOf({ cube, report }: Context, preset: string): { from: number; to: number } | null {
  return presets(cube, report.financialYear).find(({ id }) => id === preset)?.range ?? null;
}

/** Days that cross push one another along; a range of all days is none. */
function daysOf(cube: Cube, { from, to }: FilterState, input: Used): Pick<FilterState, 'from' | 'to'> {
  const day = input.type === 'range' ? Number(input.value) : parseIsoDay(input.value);
  const last = cube.firstDay + cube.days - 1;
  const [start, end] = [from ?? cube.firstDay, to ?? last];
  const isFrom = input.name === 'from';
  const first = day === null ? start : isFrom ? day : Math.min(start, day);
  const final = day === null ? end : isFrom ? Math.max(end, day) : day;
  return { ...(first > cube.firstDay && { from: first }), ...(final < last && { to: final }) };
}

function isFilter(name: string): name is FilterId {
  return (filterIds as readonly string[]).includes(name);
}
