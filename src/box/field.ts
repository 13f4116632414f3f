/** The field: a form of one line that is a combobox. */
import { button, CROSS, element, icon, LENS } from './element.ts';
import type { Words } from './words.ts';

export interface Field {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly clear: HTMLButtonElement;
}

export function createField(words: Words, placeholder: string, listId: string): Field {
  const label = placeholder || words.placeholder;
  const input = element('input', {
    class: 'input',
    type: 'text',
    name: 'q',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-label': label,
    placeholder: label,
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
  });
  const clear = button({ class: 'clear', 'aria-label': words.clear, hidden: true }, () => {}, icon(CROSS));
  const form = element('form', { class: 'field', role: 'search' }, icon(LENS), input, clear);
  return { form, input, clear };
}
