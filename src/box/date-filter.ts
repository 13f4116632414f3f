/** The date filter: three ranges of one press, and two days of one's own. */
import { type DayRange, PRESETS, presetRange, rangeOf } from './day.ts';
import { button, element, setAttributes } from './element.ts';
import type { Words } from './words.ts';

export interface DateFilter {
  /** The row of buttons. */
  readonly presets: HTMLElement;
  /** The two fields, hidden until they are asked for. */
  readonly days: HTMLElement;
  show(range: DayRange): void;
}

/** @param onChange told of every range chosen; both ends empty: any day */
export function createDateFilter(words: Words, onChange: (range: DayRange) => void): DateFilter {
  const field = (label: string) => {
    const input = element('input', { class: 'day', type: 'date' });
    input.addEventListener('change', () => {
      const range = rangeOf(from.input.value, to.input.value);
      if (range) onChange(range);
    });
    return { input, label: element('label', {}, `${label} `, input) };
  };
  const from = field(words.from);
  const to = field(words.to);
  const days = element('div', { class: 'days', hidden: true }, from.label, ' ', to.label);
  let shown: DayRange = { from: '', to: '' };

  const pressed = (range: DayRange) => range.from === shown.from && range.to === shown.to;
  const ready = PRESETS.map((preset) => ({
    preset,
    button: button(
      { class: 'chip' },
      () => {
        const range = presetRange(preset, Date.now());
        days.hidden = true;
        onChange(pressed(range) ? { from: '', to: '' } : range);
      },
      words[preset],
    ),
  }));
  const custom = button(
    { class: 'chip', 'aria-expanded': 'false' },
    () => {
      days.hidden = !days.hidden;
      mark();
      if (!days.hidden) from.input.focus();
    },
    words.custom,
  );

  const mark = () => {
    const isAny = shown.from === '' && shown.to === '';
    let named = isAny;
    for (const { preset, button } of ready) {
      const on = !isAny && pressed(presetRange(preset, Date.now()));
      named = named || on;
      setAttributes(button, { 'aria-pressed': String(on) });
    }
    setAttributes(custom, { 'aria-expanded': String(!days.hidden), class: named ? 'chip' : 'chip on' });
  };
  return {
    presets: element(
      'div',
      { role: 'group', 'aria-label': words.date, class: 'presets' },
      ...ready.map(({ button }) => button),
      custom,
    ),
    days,
    show(range) {
      shown = range;
      // A field that the reader is filling in is not touched.
      if (from.input.value !== range.from) from.input.value = range.from;
      if (to.input.value !== range.to) to.input.value = range.to;
      mark();
    },
  };
}
